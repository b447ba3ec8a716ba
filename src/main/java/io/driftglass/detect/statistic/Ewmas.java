package io.driftglass.detect.statistic;

import java.util.Arrays;

/// The exponentially weighted means of several values that always come together, each the same to
/// the last bit as that of an [Ewma].
public final class Ewmas {
  private final double rate;
  private final double[] sums;
  private double weight;

  private Ewmas(int count, double rate) {
    this.rate = rate;
    sums = new double[count];
  }

  /// @param span rows; the newest value weighs 2 / (span + 1)
  public static Ewmas ofSpan(int count, double span) {
    return ofRate(count, 2 / (span + 1));
  }

  public static Ewmas ofRate(int count, double rate) {
    return new Ewmas(count, rate);
  }

  /// As if nothing had been seen.
  public void restart() {
    weight = 0;
    Arrays.fill(sums, 0);
  }

  /// @param values one a mean, finite
  public void next(double[] values) {
    for (int k = 0; k < sums.length; k++) sums[k] += rate * (values[k] - sums[k]);
    weight += rate * (1 - weight);
  }

  /// @param means set, one a mean; NaN before the first values
  public void means(double[] means) {
    for (int k = 0; k < sums.length; k++) means[k] = sums[k] / weight;
  }
}
