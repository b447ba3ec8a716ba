package io.driftglass.forecast.method;

import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.ridge.Ridge;
import java.util.Arrays;

/// Boosting of simple parts (MFLES, Blume 2024, statsforecast): the median first, then round after
/// round on what is left the waves of each cycle and a straight line, until a round gains next to
/// nothing, and a smoothed level last. A line goes on only as far as it explains what it was fitted
/// to.
final class Boosted extends LocalExpert {
  private static final int ROUNDS = 20;
  private static final double LEARNING = .9;
  private static final double LEAST_GAIN = .002;
  private static final int HARMONICS = 6;
  private static final int FEWEST_ROWS = 4;
  private static final int ROWS_LOOKED_AT = 2000;
  private static final double[] ALPHAS = {.05, .1, .2, .3, .5, .7, .9};

  @Override
  public int rowsBack(Season season) {
    return FEWEST_ROWS;
  }

  @Override
  public int rowsUsed(Season season) {
    return Math.max(ROWS_LOOKED_AT, 6 * season.longer());
  }

  @Override
  public int rowsAlike(Season season, int horizonRows, int rows) {
    return season.twice(FEWEST_ROWS, rows) + 1;
  }

  @Override
  public double[] next(double[] values, int until, int horizonRows, Season season) {
    int from = Math.max(0, until - rowsUsed(season));
    var left = Arrays.copyOfRange(values, from, until);
    var path = new double[horizonRows];
    take(left, path, median(left));
    double error = square(left);
    for (int round = 0; round < ROUNDS && error > 0; round++) {
      if (season.present() && left.length > 2 * season.rows()) waves(left, path, season.rows());
      if (season.nested() && left.length > 2 * season.longer()) waves(left, path, season.longer());
      line(left, path);
      double now = square(left);
      if (!(now < (1 - LEAST_GAIN) * error)) break;
      error = now;
    }
    smooth(left, path);
    return path;
  }

  private static void take(double[] left, double[] path, double level) {
    for (int row = 0; row < left.length; row++) left[row] -= level;
    for (int step = 0; step < path.length; step++) path[step] += level;
  }

  private static void waves(double[] left, double[] path, int period) {
    int harmonics = Math.min(HARMONICS, (period - 1) / 2);
    if (harmonics < 1) return;
    var ridge = new Ridge(2 * harmonics, 1);
    var target = new double[1];
    for (int row = 0; row < left.length; row++) {
      target[0] = left[row];
      ridge.add(basis(row, period, harmonics), target, 1);
    }
    var weights = ridge.solve(1e-6)[0];
    for (int row = 0; row < left.length + path.length; row++) {
      var basis = basis(row % period, period, harmonics);
      double wave = 0;
      for (int i = 0; i < basis.length; i++) wave += weights[i] * basis[i];
      if (row < left.length) left[row] -= LEARNING * wave;
      else path[row - left.length] += LEARNING * wave;
    }
  }

  private static double[] basis(int row, int period, int harmonics) {
    var basis = new double[2 * harmonics];
    for (int k = 1; k <= harmonics; k++) {
      double turn = 2 * Math.PI * k * (row % period) / period;
      basis[2 * k - 2] = Math.cos(turn);
      basis[2 * k - 1] = Math.sin(turn);
    }
    return basis;
  }

  private static void line(double[] left, double[] path) {
    int n = left.length;
    double middle = (n - 1) / 2.0;
    double cross = 0;
    double spread = 0;
    double mean = Arrays.stream(left).average().orElse(0);
    double all = 0;
    for (int row = 0; row < n; row++) {
      cross += (row - middle) * (left[row] - mean);
      spread += (row - middle) * (row - middle);
      all += (left[row] - mean) * (left[row] - mean);
    }
    double slope = cross / spread;
    double explained = all > 0 ? slope * cross / all : 0;
    for (int row = 0; row < n; row++) left[row] -= LEARNING * (mean + slope * (row - middle));
    double end = mean + slope * (n - 1 - middle);
    for (int step = 0; step < path.length; step++) {
      path[step] += LEARNING * (end + explained * slope * (step + 1));
    }
  }

  /// The level that is left, smoothed by the weight of least one-row errors; none where no level is
  /// better than 0.
  private static void smooth(double[] left, double[] path) {
    double least = square(left);
    double last = 0;
    for (double alpha : ALPHAS) {
      double level = 0;
      double error = 0;
      for (double value : left) {
        error += (value - level) * (value - level);
        level += alpha * (value - level);
      }
      if (error < least) {
        least = error;
        last = level;
      }
    }
    for (int step = 0; step < path.length; step++) path[step] += last;
  }

  private static double square(double[] left) {
    double sum = 0;
    for (double value : left) sum += value * value;
    return sum;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
