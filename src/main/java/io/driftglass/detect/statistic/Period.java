package io.driftglass.detect.statistic;

import java.util.Arrays;

/// The rows after which a channel repeats itself, from its autocorrelation.
public final class Period {
  private static final int LONGEST = 300;
  private static final int MOST_ROWS = 10_000;
  private static final double CLEAR = .3;

  /// Multiples of the period correlate as well: the first that is nearly as high as the highest.
  private static final double NEARLY = .9;

  private Period() {}

  /// @param values without NaN, in the order of time
  /// @param shortest 2 or more
  /// @param otherwise where no lag up to 300 and to a third of the rows has a clear peak
  public static int of(double[] values, int shortest, int otherwise) {
    var recent = Arrays.copyOfRange(values, Math.max(0, values.length - MOST_ROWS), values.length);
    double mean = Arrays.stream(recent).average().orElse(0);
    int longest = Math.min(LONGEST, recent.length / 3);
    double whole = covariance(recent, mean, 0);
    if (!(whole > 0)) return otherwise;
    var correlation = new double[Math.max(0, longest) + 2];
    for (int lag = 1; lag < correlation.length && lag < recent.length; lag++) {
      correlation[lag] = covariance(recent, mean, lag) / whole;
    }
    double highest = CLEAR / NEARLY;
    for (int lag = Math.max(2, shortest); lag <= longest; lag++) {
      if (peak(correlation, lag)) highest = Math.max(highest, correlation[lag]);
    }
    for (int lag = Math.max(2, shortest); lag <= longest; lag++) {
      if (peak(correlation, lag) && correlation[lag] > NEARLY * highest) return lag;
    }
    return otherwise;
  }

  private static boolean peak(double[] correlation, int lag) {
    return correlation[lag] >= correlation[lag - 1] && correlation[lag] > correlation[lag + 1];
  }

  /// Over the pairs that there are, so that long lags are not made small.
  private static double covariance(double[] values, double mean, int lag) {
    double sum = 0;
    for (int t = lag; t < values.length; t++) sum += (values[t] - mean) * (values[t - lag] - mean);
    return sum / (values.length - lag);
  }
}
