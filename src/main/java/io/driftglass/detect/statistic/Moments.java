package io.driftglass.detect.statistic;

/// Mean, spread and range of the finite values of a stretch. Those of several stretches together
/// come from those of each (Chan, Golub, LeVeque 1979), so that leaving one out costs no pass.
///
/// @param count finite values
/// @param others values that are not finite
/// @param mean 0 where there are none
/// @param variance mean square distance to the mean
/// @param low 0 where there are none
/// @param high 0 where there are none
public record Moments(
    long count, long others, double mean, double variance, double low, double high) {
  /// @param until first value after the stretch
  public static Moments of(double[] values, int from, int until) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double first = Double.NaN;
    double sum = 0;
    int count = 0;
    for (int t = from; t < until; t++) {
      double value = values[t];
      if (!Double.isFinite(value)) continue;
      if (count++ == 0) first = value;
      if (value < low) low = value;
      if (value > high) high = value;
      sum += value - first;
    }
    if (count == 0) return new Moments(0, Math.max(0, until - from), 0, 0, 0, 0);
    double mean = first + sum / count;
    double part = 1. / count;
    double square = 0;
    for (int t = from; t < until; t++) {
      double away = values[t] - mean;
      if (Double.isFinite(values[t])) square += away * part * away;
    }
    return new Moments(count, until - from - count, mean, square, low, high);
  }

  public double range() {
    return high - low;
  }

  /// Both stretches together.
  public Moments and(Moments other) {
    if (count == 0 || other.count == 0) {
      var kept = count == 0 ? other : this;
      return new Moments(
          kept.count, others + other.others, kept.mean, kept.variance, kept.low, kept.high);
    }
    double part = (double) other.count / (count + other.count);
    double apart = other.mean - mean;
    double within = variance + part * (other.variance - variance);
    return new Moments(
        count + other.count,
        others + other.others,
        mean + part * apart,
        within + part * apart * ((1 - part) * apart),
        Math.min(low, other.low),
        Math.max(high, other.high));
  }
}
