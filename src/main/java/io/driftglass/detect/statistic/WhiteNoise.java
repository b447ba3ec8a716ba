package io.driftglass.detect.statistic;

import io.driftglass.series.Spread;

/// What varies from row to row without any course.
public final class WhiteNoise {
  private WhiteNoise() {}

  /// Its standard deviation: what is left of white noise in second differences is the square root
  /// of six times it.
  ///
  /// @param values without NaN, in the order of time
  public static double of(double[] values) {
    var second = new double[Math.max(0, values.length - 2)];
    for (int t = 0; t < second.length; t++) {
      second[t] = values[t] - 2 * values[t + 1] + values[t + 2];
    }
    var sorted = Spread.sorted(second);
    return sorted.length == 0 ? 0 : Spread.robustSigma(sorted) / Math.sqrt(6);
  }
}
