package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceModelTest {
  @Test
  void the_distance_is_that_of_the_inverse_covariance() {
    // z = (2, 1): 2 * (1 * 2 - .5 * 1) = 3, 1 * (-.5 * 2 + 1 * 1) = 0
    var model =
        new DistanceModel(
            new StandardScale(new double[2], new double[] {1, 1}),
            new double[][] {{1, -.5}, {-.5, 1}});
    var parts = new double[2];
    assertEquals(3, model.distance(new double[] {2, 1}, parts));
    assertArrayEquals(new double[] {3, 0}, parts);
  }

  /// The unit lies between what the rows show of themselves and what blocks show of the others: by
  /// as much as a drift lifts the one over the other, half of it is left over.
  @Test
  void rows_that_lie_elsewhere_in_every_block_are_far_from_the_others() {
    assertEquals(1, high(0), .15);
    assertTrue(high(3) > 1.5, "reached " + high(3));
  }

  private static double high(double drift) {
    var random = new Random(1);
    var column = new double[400];
    for (int t = 0; t < 400; t++) {
      int block = t / 100;
      column[t] = random.nextGaussian() + block * drift;
    }
    var learnt = DistanceModel.allowingForDrift(new double[][] {column}, 0, .2, 0, Progress.NONE);
    return Spread.quantile(Spread.sorted(learnt.apart()), .99);
  }

  /// Or normal rows would tell of less than later ones reach.
  @Test
  void wild_rows_that_were_learnt_from_are_told_apart() {
    var random = new Random(1);
    var column = new double[400];
    for (int t = 0; t < 400; t++) column[t] = random.nextGaussian();
    column[250] = 60;
    column[260] = 30;
    var learnt = DistanceModel.allowingForDrift(new double[][] {column}, 0, .2, 0, Progress.NONE);
    assertEquals(4, learnt.apart()[250] / learnt.apart()[260], .5);
  }

  @Test
  void a_deviation_below_the_least_is_none() {
    var still = new double[1][400];
    for (int t = 0; t < 400; t++) still[0][t] = t % 2 == 0 ? 1e-4 : 0;
    var learnt = DistanceModel.allowingForDrift(still, 0, .2, .01, Progress.NONE);
    assertEquals(.01, learnt.model().scale().unit()[0]);
    assertTrue(Arrays.stream(learnt.apart()).allMatch(distance -> distance < .1));
  }
}
