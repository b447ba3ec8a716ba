package io.driftglass.detect.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Spread;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewScoresTest {
  @Test
  void equal_scores_have_no_tail() {
    var few = FewScores.of(new double[] {3, 3, 3, 3}, new double[] {3, 3, 3, 3});
    assertEquals(3, few.level(1e-6));
  }

  @Test
  void with_many_scores_the_level_is_the_quantile_of_an_exponential_tail() {
    // One in ten above 2, one further on the mean: a thousandth of that is ln 1000 higher.
    var few = new FewScores(2, .1, 1, 1e6, 1e7);
    assertEquals(2 + Math.log(1000), few.level(1e-4), 1e-3);
  }

  /// The promise: of many short histories, each with one score after it, as many as said lie over
  /// the level.
  @Test
  void the_next_score_lies_over_the_level_as_often_as_said() {
    var random = new Random(7);
    int over = 0;
    int trials = 20_000;
    for (int i = 0; i < trials; i++) {
      double[] scores = IntStream.range(0, 60).mapToDouble(t -> next(random)).toArray();
      if (next(random) > FewScores.of(scores, Spread.sorted(scores)).level(.005)) over++;
    }
    assertEquals(.005, (double) over / trials, .0025);
    assertTrue(over > 0);
  }

  private static double next(Random random) {
    return -Math.log(1 - random.nextDouble());
  }
}
