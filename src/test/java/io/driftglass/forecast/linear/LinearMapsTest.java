package io.driftglass.forecast.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearMapsTest {
  @Test
  void sums_by_the_diagonal_are_the_sums_over_windows() {
    var random = new Random(2);
    var x = random.doubles(60).toArray();
    var moments = new Moments(7);
    moments.add(x, 10, 50, .5);
    double[] base = {0, 0, .25, .75};
    var expected = new double[7][7];
    for (int from = 10; from + 7 <= 50; from++) {
      double level = .25 * x[from + 2] + .75 * x[from + 3];
      for (int i = 0; i < 7; i++) {
        for (int j = 0; j < 7; j++) {
          expected[i][j] += .5 * (x[from + i] - level) * (x[from + j] - level);
        }
      }
    }
    var found = moments.relative(base);
    for (int i = 0; i < 7; i++) assertArrayEquals(expected[i], found[i], 1e-9);
  }

  /// Two waves of different size and level follow one law; each series is continued at its own.
  @Test
  void series_of_one_law_are_learnt_together() {
    var small = wave(1, 0);
    var large = wave(40, 1000);
    var fitted =
        new LinearMaps(64).fit(List.of(small, large), new Season(24, 24), 24, Progress.NONE);
    assertEquals("mean of 2 linear maps over 504 rows", fitted.choice());
    assertContinued(small, fitted.next(small, 870, 24), 1);
    assertContinued(large, fitted.next(large, 870, 24), 40);
  }

  private static void assertContinued(double[] wave, double[] path, double size) {
    for (int step = 0; step < 24; step++) assertEquals(wave[870 + step], path[step], .12 * size);
  }

  private static double[] wave(double size, double level) {
    return IntStream.range(0, 900)
        .mapToDouble(r -> level + size * Math.sin(r * Math.PI / 12))
        .toArray();
  }
}
