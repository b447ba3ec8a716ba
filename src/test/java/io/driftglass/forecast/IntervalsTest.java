package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.BandCoverageTest.Noise;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
    "arima, variance, SKEWED, 100", "arima, variance, HETEROSCEDASTIC, 100",
    "ridge, quantiles, NORMAL, 80", "ridge, quantiles, SKEWED, 80",
    "ridge, quantiles, HETEROSCEDASTIC, 80", "stacked-ensemble, ensemble, NORMAL, 60",
    "stacked-ensemble, ensemble, SKEWED, 60", "stacked-ensemble, ensemble, HETEROSCEDASTIC, 60",
    "n-hits, quantiles, NORMAL, 30", "n-hits, ensemble, SKEWED, 30",
    "lstm, dropout, HETEROSCEDASTIC, 30", "patch-transformer, dropout, NORMAL, 30"
  })
  void every_source_covers_what_it_promises(String id, String intervals, Noise noise, int series) {
    var random = new Random(31);
    var forecaster = forecaster(id, intervals);
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

  /// Values whose noise is .3 for 40 rows and 3 for the next 40: a band that follows how much the
  /// series moves has an interval score a tenth lower, at both levels (60 series, 4 rows ahead).
  @Test
  void learnt_quantiles_are_nearer_where_the_noise_changes() {
    var score = new double[2][LEVELS.length];
    var random = new Random(12);
    Forecaster[] forecasters = {forecaster("ridge", "residuals"), forecaster("ridge", "quantiles")};
    for (int s = 0; s < 60; s++) {
      var values = new double[ROWS + HORIZON];
      int shift = random.nextInt(80);
      for (int row = 1; row < values.length; row++) {
        double noise = (row + shift) / 40 % 2 == 0 ? .3 : 3;
        values[row] = .3 * values[row - 1] + noise * random.nextGaussian();
      }
      for (int source = 0; source < 2; source++) {
        var path = path(forecasters[source], values);
        for (int level = 0; level < LEVELS.length; level++) {
          var band = path.bands().get(level);
          for (int step = 0; step < HORIZON; step++) {
            double actual = values[ROWS + step];
            double beyond = Math.max(band.low()[step] - actual, actual - band.high()[step]);
            score[source][level] +=
                band.high()[step]
                    - band.low()[step]
                    + 2 / (1 - LEVELS[level]) * Math.max(0, beyond);
          }
        }
      }
    }
    for (int level = 0; level < LEVELS.length; level++) {
      double relative = score[1][level] / score[0][level];
      assertTrue(relative < .9, relative + " at " + LEVELS[level]);
    }
  }

  /// Networks small and briefly trained.
  private static Forecaster forecaster(String id, String intervals) {
    var method = Forecasters.find(id);
    var given = new HashMap<String, String>();
    given.put("intervals", intervals);
    given.put("season", "1");
    for (var setting : method.settings()) {
      switch (setting.name()) {
        case "context" -> given.put("context", "12");
        case "epochs" -> given.put("epochs", "2");
        case "units" -> given.put("units", "4");
        case "width" -> given.put("width", "4");
        case "layers" -> given.put("layers", "1");
        default -> {}
      }
    }
    return method.with(given);
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
