package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bands hold what they promise: nominal 90 % covers 88 to 92 % over 2,000 independent origins,
/// each at the end of a series of its own; standard error of one row ahead .7 points.
class BandCoverageTest {
  private static final int ORIGINS = 2000;
  private static final int ROWS = 300;
  private static final int HORIZON = 4;

  /// The noise that drives an autoregression of weight .6.
  enum Noise {
    NORMAL {
      @Override
      double next(Random random, double before) {
        return random.nextGaussian();
      }
    },
    /// An exponential less its mean.
    SKEWED {
      @Override
      double next(Random random, double before) {
        return -Math.log(1 - random.nextDouble()) - 1;
      }
    },
    /// Spread that follows the size of the value before (ARCH).
    HETEROSCEDASTIC {
      @Override
      double next(Random random, double before) {
        return Math.sqrt(.5 + .4 * before * before) * random.nextGaussian();
      }
    };

    abstract double next(Random random, double before);
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, naive", "SKEWED, naive", "HETEROSCEDASTIC, naive",
    "NORMAL, ridge", "SKEWED, ridge", "HETEROSCEDASTIC, ridge"
  })
  void ninety_percent_cover_ninety(Noise noise, String id) {
    var random = new Random(21);
    var forecaster = Forecasters.find(id).withDefaults();
    long inside = 0;
    for (int origin = 0; origin < ORIGINS; origin++) {
      var values = series(noise, ROWS + HORIZON, random);
      var history = Series.steps(Arrays.copyOf(values, ROWS));
      var band =
          forecaster
              .fit(history, HORIZON, Progress.NONE)
              .forecast(history, history, HORIZON, new double[] {.9}, Progress.NONE)
              .paths()
              .getFirst()
              .bands()
              .getFirst();
      for (int step = 0; step < HORIZON; step++) {
        double actual = values[ROWS + step];
        if (band.low()[step] <= actual && actual <= band.high()[step]) inside++;
      }
    }
    double coverage = 100.0 * inside / ORIGINS / HORIZON;
    var found = String.format(Locale.ROOT, "%s by %s covers %.2f %%", noise, id, coverage);
    assertTrue(coverage >= 88 && coverage <= 92, found);
  }

  static double[] series(Noise noise, int rows, Random random) {
    var values = new double[rows];
    double value = 0;
    double shock = 0;
    for (int row = -50; row < values.length; row++) {
      shock = noise.next(random, shock);
      value = .6 * value + shock;
      if (row >= 0) values[row] = value;
    }
    return values;
  }
}
