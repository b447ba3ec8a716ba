package io.driftglass.forecast;

/// Where a forecast may lie: the values learnt from, and once their width to either side.
public record Range(double low, double high) {
  public static Range of(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return new Range(low - (high - low), high + (high - low));
  }

  public double clip(double value) {
    return Math.min(high, Math.max(low, value));
  }
}
