package io.driftglass.detect.method.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MahalanobisTest {
  @Test
  void the_distance_and_its_parts_are_those_of_the_quadratic_form() {
    var model =
        new MahalanobisModel(
            new double[] {.25, .75}, new double[] {1, 0}, new double[][] {{2, -1}, {-1, 2}});
    var parts = new double[2];
    // Means 2 and 2; away 1 and 2; inverse times away is 0 and 3; terms 0 and 6.
    assertEquals(Math.sqrt(6), model.score(new double[] {5, 2, 1, 2}, parts), 1e-12);
    assertArrayEquals(new double[] {0, 6}, parts, 1e-12);
  }

  @Test
  void channels_that_part_are_strange_though_each_is_as_usual() {
    double[] common = Waves.noise(1000, 1);
    double[] other = common.clone();
    double[] little = Waves.noise(1000, 2);
    for (int t = 0; t < other.length; t++) other[t] += .1 * little[t];
    double[] now = common.clone();
    for (int t = 500; t < 540; t++) now[t] = -other[t];
    var fitted = Mahalanobis.METHOD.withDefaults().fit(Waves.frame(common, other), Progress.NONE);
    int peak = Waves.highest(fitted.score(Waves.frame(now, other), Progress.NONE).total());
    assertTrue(peak >= 500 && peak < 570, "highest at " + peak);
  }

  /// What cancels but for rounding must not make the covariance lopsided.
  @Test
  void channels_without_anything_in_common_are_learnt() {
    double[] twice = Waves.noise(1000, 1);
    double[] turned = Waves.noise(1000, 2);
    for (int t = 500; t < 1000; t++) {
      twice[t] = twice[t - 500];
      turned[t] = -turned[t - 500];
    }
    var fitted =
        Mahalanobis.METHOD.with(Map.of("rate", "1")).fit(Waves.frame(twice, turned), Progress.NONE);
    for (double score : fitted.reference()) assertTrue(Double.isFinite(score));
  }
}
