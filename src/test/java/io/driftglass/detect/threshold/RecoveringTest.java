package io.driftglass.detect.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecoveringTest {
  private static final int ROWS = 3000;

  @Test
  void after_a_peak_the_level_is_a_part_of_it_until_that_is_forgotten() {
    var scores = new double[ROWS];
    Arrays.fill(scores, 1);
    scores[1000] = 400;
    var level = level(new Threshold.Recovering(3, 0, .1, 100), scores, 1);
    assertEquals(3, level[999]);
    assertEquals(40, level[1000]);
    assertEquals(20, level[1100], 1e-9);
    assertEquals(3, level[1400]);
  }

  @Test
  void the_level_rises_with_the_usual_score_and_comes_back() {
    var scores = new double[ROWS];
    Arrays.setAll(scores, t -> t >= 500 && t < 1500 ? 2.5 : 1);
    var level = level(new Threshold.Recovering(3, 100, .1, 400), scores, 1);
    assertEquals(3, level[400], 1e-9);
    assertEquals(4.5, level[1400], .1);
    assertEquals(3, level[2900], .1);
  }

  /// What is usual is not known then.
  @Test
  void without_normal_scores_it_never_follows() {
    var scores = new double[ROWS];
    Arrays.fill(scores, 2.5);
    assertEquals(3, level(new Threshold.Recovering(3, 100, .1, 400), scores)[ROWS - 1]);
  }

  private static double[] level(Threshold threshold, double[] scores, double... reference) {
    var frame =
        Frame.of(
            new Clock.Index("step"),
            LongStream.range(0, ROWS).toArray(),
            List.of(Channel.target("a")),
            new double[1][ROWS]);
    return Thresholds.alarms(threshold, frame, scores, reference).level();
  }
}
