package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.BandCoverageTest.Noise;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bands hold what they promise whatever their width follows.
class IntervalsTest {
  private static final int ROWS = 300;
  private static final int HORIZON = 4;
  private static final double[] LEVELS = {.8, .95};

  /// Autoregressions of weight .6, each series with an origin of its own, 4 rows ahead: within two
  /// standard errors and 2.5 points of the nominal 80 and 95 %.
  @ParameterizedTest
  @CsvSource({
    "ets, variance, NORMAL, 500", "ets, variance, SKEWED, 500",
    "ets, variance, HETEROSCEDASTIC, 500", "arima, variance, NORMAL, 100",
    "arima, variance, SKEWED, 100", "arima, variance, HETEROSCEDASTIC, 100"
  })
  void every_source_covers_what_it_promises(String id, String intervals, Noise noise, int series) {
    var random = new Random(31);
    var forecaster = Forecasters.find(id).with(Map.of("intervals", intervals, "season", "1"));
    var inside = new double[LEVELS.length];
    for (int s = 0; s < series; s++) {
      var values = BandCoverageTest.series(noise, ROWS + HORIZON, random);
      var path = path(forecaster, values);
      for (int level = 0; level < LEVELS.length; level++) {
        var band = path.bands().get(level);
        for (int step = 0; step < HORIZON; step++) {
          double actual = values[ROWS + step];
          if (band.low()[step] <= actual && actual <= band.high()[step]) inside[level]++;
        }
      }
    }
    for (int level = 0; level < LEVELS.length; level++) {
      double covered = 100 * inside[level] / series / HORIZON;
      var found =
          String.format(Locale.ROOT, "%s by %s of %s at %s", noise, intervals, id, LEVELS[level]);
      double error = 100 * Math.sqrt(LEVELS[level] * (1 - LEVELS[level]) / series);
      assertEquals(100 * LEVELS[level], covered, 2.5 + 2 * error, found);
    }
  }

  private static Forecast.Path path(Forecaster forecaster, double[] values) {
    var history = Series.steps(Arrays.copyOf(values, ROWS));
    return forecaster
        .fit(history, HORIZON, Progress.NONE)
        .forecast(history, history, HORIZON, LEVELS, Progress.NONE)
        .paths()
        .getFirst();
  }
}
