package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.method.Forecasters;
import io.driftglass.forecast.method.SeasonalNaive;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformalTest {
  /// Nine scores 1..9: level .5 has rank ceil(10 * .5) = 5, level .9 rank 9.
  @Test
  void the_rank_counts_one_more_than_there_are_errors() {
    var nine = IntStream.rangeClosed(1, 9).mapToDouble(i -> i).toArray();
    var bands = new FittedBands(new double[] {1}, nine, 1);
    assertEquals(5, bands.score(.5));
    assertEquals(9, bands.score(.9));
    assertTrue(bands.score(.95) > 9, "beyond the last error the tail goes on");
  }

  /// A ramp: the last value misses by 1, 2, 3 at one, two, three rows ahead, always; ten origins
  /// widen by 4 / 10.
  @Test
  void a_ramp_gives_the_last_value_errors_of_one_two_three() {
    var ramp = IntStream.range(0, 30).mapToDouble(i -> i).toArray();
    var bands =
        new Conformal(10, 1, false, 0)
            .fit(SeasonalNaive.LAST_VALUE, ramp, Season.NONE, 3, Progress.NONE);
    assertArrayEquals(new double[] {1, 2, 3}, bands.scale(), 1e-12);
    var band = bands.around(new double[] {30, 30, 30}, .8, 1);
    assertArrayEquals(new double[] {28.6, 27.2, 25.8}, band.low(), 1e-12);
    assertArrayEquals(new double[] {31.4, 32.8, 34.2}, band.high(), 1e-12);
  }

  /// AR(1), weight .7, 600 rows, 12 ahead, 300 series: coverage within 2.5 points of the nominal 80
  /// and 95 %, pooled over 3,600 values; and at the first and last row within 5 points (n = 300
  /// each, standard error 2.3 and 1.3 points).
  @ParameterizedTest
  @ValueSource(strings = {"naive", "ridge"})
  void bands_cover_what_they_promise_on_an_autoregression(String id) {
    var inside = new double[2][12];
    var random = new Random(17);
    int series = 300;
    for (int s = 0; s < series; s++) {
      var values = autoregression(random, 612);
      var history = Series.steps(Arrays.copyOf(values, 600));
      var fitted = Forecasters.find(id).withDefaults().fit(history, 12, Progress.NONE);
      var path = fitted.forecast(history, history, 12, new double[] {.8, .95}, Progress.NONE);
      for (int level = 0; level < 2; level++) {
        var band = path.paths().getFirst().bands().get(level);
        for (int step = 0; step < 12; step++) {
          double actual = values[600 + step];
          if (band.low()[step] <= actual && actual <= band.high()[step]) inside[level][step]++;
        }
      }
    }
    double[] nominal = {.8, .95};
    for (int level = 0; level < 2; level++) {
      double all = Arrays.stream(inside[level]).average().orElseThrow() / series;
      assertEquals(nominal[level], all, .025, id + " at level " + nominal[level]);
      assertEquals(nominal[level], inside[level][0] / series, .05, id + ", first row");
      assertEquals(nominal[level], inside[level][11] / series, .05, id + ", last row");
    }
  }

  private static double[] autoregression(Random random, int rows) {
    var values = new double[rows];
    for (int row = 1; row < rows; row++) {
      values[row] = .7 * values[row - 1] + random.nextGaussian();
    }
    return values;
  }
}
