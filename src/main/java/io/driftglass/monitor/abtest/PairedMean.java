package io.driftglass.monitor.abtest;

/// The mean of differences that follow each other in time and its standard error (Diebold and
/// Mariano 1995, JBES 13): the long-run variance by prewhitening with an AR(1) and Newey-West
/// weights on what is left (Andrews and Monahan 1992, Econometrica 60).
///
/// @param mean of the differences
/// @param error its standard error, 0 where they do not vary
/// @param deviation standard deviation of single differences
record PairedMean(double mean, double error, double deviation, int rows) {
  private static final double MOST_MEMORY = .97;

  /// @param differences oldest first, finite
  static PairedMean of(double[] differences, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) sum += differences[row];
    double mean = sum / rows;
    double variance = 0;
    double next = 0;
    for (int row = 0; row < rows; row++) {
      double here = differences[row] - mean;
      variance += here * here;
      if (row + 1 < rows) next += here * (differences[row + 1] - mean);
    }
    if (variance == 0) return new PairedMean(mean, 0, 0, rows);
    double raw = next / variance;
    double memory = Math.clamp(raw + (1 + 3 * raw) / rows, -.5, MOST_MEMORY);
    double longRun = whitened(differences, rows, mean, memory) / ((1 - memory) * (1 - memory));
    double deviation = Math.sqrt(variance / (rows - 1));
    double error = Math.sqrt(longRun / rows);
    return new PairedMean(mean, error, deviation, rows);
  }

  /// Newey-West long-run variance of what the AR(1) leaves.
  private static double whitened(double[] differences, int rows, double mean, double memory) {
    int lags = (int) Math.floor(4 * Math.pow(rows / 100.0, 2.0 / 9));
    var left = new double[rows - 1];
    for (int row = 1; row < rows; row++) {
      left[row - 1] = differences[row] - mean - memory * (differences[row - 1] - mean);
    }
    double total = 0;
    for (int lag = 0; lag <= Math.min(lags, left.length - 1); lag++) {
      double covariance = 0;
      for (int row = lag; row < left.length; row++) covariance += left[row] * left[row - lag];
      covariance /= left.length;
      total += lag == 0 ? covariance : 2 * (1 - lag / (lags + 1.0)) * covariance;
    }
    double least = 0;
    for (double value : left) least += value * value;
    return Math.max(total, .1 * least / left.length);
  }
}
