package io.driftglass.forecast.decompose;

import java.util.Arrays;

/// Seasonal and trend decomposition by Loess (Cleveland, Cleveland, McRae & Terpenning 1990,
/// Journal of Official Statistics 6): `values = season + trend + rest`, without the outer, robust
/// loop.
///
/// Smoothing at every tenth of a window's rows, straight lines between, as the paper's program.
public final class Stl {
  private static final int INNER_LOOPS = 2;

  private Stl() {}

  /// @param season one a row, the cycle
  /// @param trend one a row
  @SuppressWarnings("ArrayRecordComponent")
  public record Parts(double[] season, double[] trend) {}

  /// @param values oldest first, finite, at least two cycles
  /// @param period rows a cycle, 2 or more
  /// @param seasonWindow cycles over which a phase is smoothed, odd, 3 or more
  public static Parts of(double[] values, int period, int seasonWindow) {
    int n = values.length;
    int trendWindow = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / seasonWindow)));
    int lowWindow = odd(period);
    var season = new double[n];
    var trend = new double[n];
    var freed = new double[n];
    var cycles = new double[n + 2 * period];
    for (int loop = 0; loop < INNER_LOOPS; loop++) {
      for (int row = 0; row < n; row++) freed[row] = values[row] - trend[row];
      phases(freed, period, seasonWindow, cycles);
      var low = low(cycles, n, period, lowWindow);
      for (int row = 0; row < n; row++) season[row] = cycles[period + row] - low[row];
      for (int row = 0; row < n; row++) freed[row] = values[row] - season[row];
      Loess.smooth(freed, n, trendWindow, true, jump(trendWindow), trend, 0);
    }
    return new Parts(season, trend);
  }

  /// Every phase smoothed over the cycles, one cycle further at both ends.
  private static void phases(double[] freed, int period, int window, double[] to) {
    int n = freed.length;
    for (int phase = 0; phase < period; phase++) {
      int count = (n - phase + period - 1) / period;
      var own = new double[count];
      for (int i = 0; i < count; i++) own[i] = freed[phase + i * period];
      var smooth = new double[count + 2];
      Loess.smooth(own, count, window, false, jump(window), smooth, 1);
      smooth[0] = Loess.at(own, count, -1, window, false);
      smooth[count + 1] = Loess.at(own, count, count, window, false);
      for (int i = 0; i < count + 2; i++) {
        int row = phase + i * period;
        if (row < to.length) to[row] = smooth[i];
      }
    }
  }

  private static double[] low(double[] cycles, int n, int period, int window) {
    var once = mean(cycles, n + 2 * period, period);
    var twice = mean(once, n + period + 1, period);
    var thrice = mean(twice, n + 2, 3);
    var low = new double[n];
    Loess.smooth(thrice, n, window, true, jump(window), low, 0);
    return low;
  }

  /// Means of `width` rows side by side.
  private static double[] mean(double[] values, int n, int width) {
    var means = new double[n - width + 1];
    double sum = Arrays.stream(values, 0, width).sum();
    for (int row = 0; row < means.length; row++) {
      means[row] = sum / width;
      if (row + width < n) sum += values[row + width] - values[row];
    }
    return means;
  }

  private static int jump(int window) {
    return Math.max(1, (int) Math.ceil(window / 10.0));
  }

  private static int odd(int rows) {
    return rows | 1;
  }
}
