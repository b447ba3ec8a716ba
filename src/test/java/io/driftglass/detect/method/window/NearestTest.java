package io.driftglass.detect.method.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The two methods that compare with normal rows themselves.
class NearestTest {
  private static double[] turns(int rows, double one, double other) {
    var values = new double[rows];
    for (int t = 0; t < rows; t++) values[t] = t % 2 == 0 ? one : other;
    return values;
  }

  @Test
  void two_clusters_are_found_and_the_distance_is_to_the_nearer() {
    var settings = Map.of("clusters", "2", "window", "1", "smooth", "1");
    var train = Waves.frame(turns(100, 0, 10), turns(100, 0, 10));
    var fitted = KMeans.METHOD.with(settings).fit(train, Progress.NONE);
    // In standard deviations the clusters lie at -1 and 1; the mean is not strange to a Gaussian.
    var total =
        fitted
            .score(
                Waves.frame(new double[] {0, 10, 5, 0}, new double[] {0, 10, 5, 10}), Progress.NONE)
            .total();
    assertEquals(0, total[0]);
    assertEquals(0, total[1]);
    // Normal rows do not differ: the first unit of the distance is usual, scores begin behind it.
    assertEquals((total[2] + 1) * Math.sqrt(2), total[3] + 1, 1e-6 * total[3]);
  }

  @Test
  void beside_a_tight_cluster_is_stranger_than_inside_a_wide_one() {
    double[] train = Waves.noise(1000, 1);
    for (int t = 0; t < 500; t++) train[t] = 20 + .01 * train[t];
    var settings = Map.of("window", "1", "smooth", "1");
    var fitted = LocalOutliers.METHOD.with(settings).fit(Waves.frame(train), Progress.NONE);
    var total = fitted.score(Waves.frame(new double[] {.3, 20, 20.4}), Progress.NONE).total();
    assertTrue(total[2] > 5 * Math.max(total[0], total[1]), total[2] + " of " + total[0]);
  }
}
