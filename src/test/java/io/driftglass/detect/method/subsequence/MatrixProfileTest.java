package io.driftglass.detect.method.subsequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixProfileTest {
  private static final StandardScale AS_IT_IS =
      new StandardScale(new double[] {0}, new double[] {1});

  @Test
  void the_distance_is_that_of_all_pairs_of_z_normalised_windows() {
    var pool = new ProfilePool(8, 1000, 0);
    double[] past = Waves.sine(60, 1);
    for (double value : past) pool.add(value);
    var scorer = new ProfileScorer(AS_IT_IS, pool, false);
    double[] now = Waves.sine(60, 2);
    for (int t = 0; t < now.length; t++) {
      double distance = scorer.next(now[t]);
      if (t < 7) assertTrue(Double.isNaN(distance));
      else assertEquals(nearest(Arrays.copyOfRange(now, t - 7, t + 1), past), distance, 1e-9);
    }
  }

  /// By the definition: the least Euclidean distance of z-normalised windows over sqrt(2 length).
  private static double nearest(double[] window, double[] past) {
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j + window.length <= past.length; j++) {
      double[] a = normalised(window);
      double[] b = normalised(Arrays.copyOfRange(past, j, j + window.length));
      double square = 0;
      for (int i = 0; i < a.length; i++) square += (a[i] - b[i]) * (a[i] - b[i]);
      least = Math.min(least, Math.sqrt(square / (2 * a.length)));
    }
    return least;
  }

  private static double[] normalised(double[] window) {
    double mean = Arrays.stream(window).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(window).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    return Arrays.stream(window).map(v -> (v - mean) / deviation).toArray();
  }

  @Test
  void a_window_over_a_seam_is_no_neighbour() {
    var pool = new ProfilePool(4, 1000, 0);
    for (double value : new double[] {1, 2, 3, 4}) pool.add(value);
    pool.seam();
    for (double value : new double[] {8, 9, 9, 9}) pool.add(value);
    var scorer = new ProfileScorer(AS_IT_IS, pool, false);
    double distance = 0;
    for (double value : new double[] {3, 4, 8, 9}) distance = scorer.next(value);
    assertTrue(distance > .1, "3 4 8 9 lies over the seam, but its distance is " + distance);
  }

  @Test
  void what_comes_again_is_strange_to_the_training_rows_but_not_to_the_left_profile() {
    var train = Waves.frame(Waves.sine(400, 1));
    double[] now = Waves.sine(800, 2);
    for (int fault : new int[] {300, 620}) {
      for (int t = fault; t < fault + 20; t++) now[t] = t % 4 < 2 ? 2 : -2;
    }
    var settings = Map.of("window", "20");
    var trained =
        MatrixProfile.METHOD
            .with(settings)
            .fit(train, Progress.NONE)
            .score(Waves.frame(now), Progress.NONE);
    var left =
        MatrixProfile.LEFT
            .with(settings)
            .fit(train, Progress.NONE)
            .score(Waves.frame(now), Progress.NONE);
    double first = highest(left.total(), 300, 345);
    assertTrue(highest(trained.total(), 620, 665) > .9 * highest(trained.total(), 300, 345));
    assertTrue(highest(left.total(), 620, 665) < .5 * first);
  }

  private static double highest(double[] total, int from, int until) {
    return Arrays.stream(total, from, until).max().orElseThrow();
  }

  @Test
  void the_first_of_two_joined_pieces_keeps_its_products_when_old_rows_are_dropped() {
    var pool = new ProfilePool(8, 40, 0);
    var whole = new ProfileScorer(AS_IT_IS, pool, true);
    double[] values = Waves.sine(200, 3);
    for (int t = 0; t < values.length; t++) {
      double distance = whole.next(values[t]);
      if (Double.isNaN(distance)) continue;
      var window = Arrays.copyOfRange(values, t - 7, t + 1);
      int kept = pool.windows() + 7;
      var past = Arrays.copyOfRange(values, t + 1 - kept, t + 1 - 8);
      assertEquals(nearest(window, past), distance, 1e-9, "row " + t);
    }
  }
}
