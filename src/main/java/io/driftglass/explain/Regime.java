package io.driftglass.explain;

import io.driftglass.prepare.column.Fourier;

/// How a channel behaves over some rows.
///
/// @param mean in its unit
/// @param spread standard deviation in its unit
/// @param periodRows rows a cycle of the strongest wave, NaN where none stands out
public record Regime(double mean, double spread, double periodRows) {
  /// The strongest wave holds at least this part of the variation.
  private static final double STANDS_OUT = .3;

  private static final int LEAST_ROWS = 16;

  /// @param values NaN is left out of mean and spread; for the wave it is taken as the mean
  static Regime of(double[] values, int from, int until) {
    double mean = 0;
    int n = 0;
    for (int row = from; row < until; row++) {
      if (!Double.isNaN(values[row])) mean += (values[row] - mean) / ++n;
    }
    double square = 0;
    for (int row = from; row < until; row++) {
      if (!Double.isNaN(values[row])) square += (values[row] - mean) * (values[row] - mean) / n;
    }
    if (n == 0) return new Regime(Double.NaN, Double.NaN, Double.NaN);
    double spread = Math.sqrt(square);
    return new Regime(mean, spread, spread > 0 ? period(values, from, until, mean) : Double.NaN);
  }

  private static double period(double[] values, int from, int until, double mean) {
    int rows = until - from;
    if (rows < LEAST_ROWS) return Double.NaN;
    int size = Integer.highestOneBit(rows - 1) << 1;
    var re = new double[size];
    var im = new double[size];
    for (int i = 0; i < rows; i++) {
      double value = values[from + i];
      re[i] = Double.isNaN(value) ? 0 : value - mean;
    }
    new Fourier(size).transform(re, im);
    int best = 0;
    double most = 0;
    double all = 0;
    for (int k = 1; k <= size / 2; k++) {
      double power = re[k] * re[k] + im[k] * im[k];
      all += power;
      if (power > most && k * 2 >= size / rows * 2 && k >= 2) {
        most = power;
        best = k;
      }
    }
    return best > 0 && most > STANDS_OUT * all ? (double) size / best : Double.NaN;
  }
}
