package io.driftglass.evaluate;

/// Count, mean and standard deviation of the values present.
record Moments(long count, double mean, double deviation) {
  /// @param values rows `from` up to, not including, `until` are looked at; NaN is left out
  static Moments of(double[] values, int from, int until) {
    long count = 0;
    double mean = 0;
    double squares = 0;
    for (int row = from; row < until; row++) {
      double value = values[row];
      if (Double.isNaN(value)) continue;
      count++;
      double distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
    }
    return new Moments(
        count, count == 0 ? Double.NaN : mean, Math.sqrt(squares / Math.max(1, count)));
  }

  /// The same of `|a - b|` from row `from` on.
  static Moments ofDistance(double[] a, double[] b, int from) {
    var distance = new double[a.length];
    for (int row = from; row < a.length; row++) distance[row] = Math.abs(a[row] - b[row]);
    return of(distance, from, a.length);
  }
}
