package io.driftglass.forecast.arima;

import java.util.Arrays;

/// Whether a series must be differenced to stand still.
final class UnitRoots {
  /// At five percent.
  private static final double CRITICAL = .463;

  private UnitRoots() {}

  /// How often to difference, 0 to 2: as long as the test for a standing level (Kwiatkowski,
  /// Phillips, Schmidt & Shin 1992, Journal of Econometrics 54) says no.
  static int differences(double[] values) {
    var x = values;
    int count = 0;
    while (count < 2 && x.length > 8 && kpss(x) > CRITICAL) {
      x = differenced(x);
      count++;
    }
    return count;
  }

  private static double[] differenced(double[] x) {
    var differenced = new double[x.length - 1];
    for (int row = 0; row < differenced.length; row++) differenced[row] = x[row + 1] - x[row];
    return differenced;
  }

  /// The statistic with 3 sqrt(n) / 13 lags; 0 where the series never changes.
  static double kpss(double[] x) {
    int n = x.length;
    int lags = (int) (3 * Math.sqrt(n) / 13);
    double mean = Arrays.stream(x).average().orElse(0);
    double sums = 0;
    double sum = 0;
    double variance = 0;
    for (double value : x) {
      sum += value - mean;
      sums += sum * sum;
      variance += (value - mean) * (value - mean);
    }
    for (int lag = 1; lag <= lags; lag++) {
      double product = 0;
      for (int row = lag; row < n; row++) product += (x[row] - mean) * (x[row - lag] - mean);
      variance += 2 * (1 - lag / (lags + 1.0)) * product;
    }
    return variance > 0 ? sums / n / variance : 0;
  }
}
