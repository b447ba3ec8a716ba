package io.driftglass.detect.statistic;

/// How many independent values tell as much as values of rows that are like those before them.
public final class EffectiveRows {
  /// The newest rows whose likeness is measured.
  private static final int MOST_ROWS = 8192;

  private static final double SMALL = .05;

  private EffectiveRows() {}

  /// As many as there are over the sum of their autocorrelations, up to the first that is small.
  ///
  /// @param values in the order of time, none NaN
  /// @return up to their number, more where they alternate; 0 for none
  public static double of(double[] values) {
    int from = Math.max(0, values.length - MOST_ROWS);
    int rows = values.length - from;
    double mean = 0;
    for (int t = from; t < values.length; t++) mean += values[t] / rows;
    double whole = covariance(values, from, mean, 0);
    double alike = 1;
    for (int lag = 1; lag < rows / 4 && whole > 0; lag++) {
      double correlation = covariance(values, from, mean, lag) / whole;
      if (correlation < SMALL) break;
      alike += 2 * correlation;
    }
    return values.length / alike;
  }

  private static double covariance(double[] values, int from, double mean, int lag) {
    double sum = 0;
    for (int t = from + lag; t < values.length; t++) {
      sum += (values[t] - mean) * (values[t - lag] - mean);
    }
    return sum / (values.length - from - lag);
  }
}
