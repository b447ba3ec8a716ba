package io.driftglass.prepare.clean;

import io.driftglass.prepare.column.OrderedWindow;
import io.driftglass.prepare.column.Reach;
import io.driftglass.series.Spread;
import java.util.Arrays;

/// How high and low a channel may go before its values are outliers. Both ends are NaN where
/// nothing can be said: there no value is one.
@SuppressWarnings("ArrayRecordComponent")
record Limits(double[] low, double[] high) {
  /// A spread below this share of the level is rounding.
  private static final double ROUNDING = 1e-12;

  /// The least share of the channel's spread that counts as a window's: a calm stretch is no reason
  /// to call the next breath an outlier.
  private static final double LEAST_SHARE = .05;

  /// A value other than the usual one in more than this share of rows is no accident.
  private static final double OFTEN = .05;

  /// Rows of a long window whose mean distance is taken.
  private static final int SAMPLED = 1000;

  private static final double IQR_TO_SIGMA = 1.349;

  /// The same limits for every row.
  static Limits flat(double low, double high) {
    return new Limits(new double[] {low}, new double[] {high});
  }

  double low(int row) {
    return low[low.length == 1 ? 0 : row];
  }

  double high(int row) {
    return high[high.length == 1 ? 0 : row];
  }

  /// Mean and `k` standard deviations.
  static Limits sigma(double[] learnt, double k) {
    double mean = 0;
    double squares = 0;
    int count = 0;
    for (double value : learnt) {
      if (Double.isNaN(value)) continue;
      double away = value - mean;
      mean += away / ++count;
      squares += away * (value - mean);
    }
    if (count < 2) return flat(Double.NaN, Double.NaN);
    return around(mean, Math.sqrt(squares / (count - 1)), k);
  }

  /// Median and `k` robust standard deviations (Iglewicz and Hoaglin 1993).
  static Limits robust(double[] learnt, double k) {
    var sorted = Spread.sorted(learnt);
    if (sorted.length < 2) return flat(Double.NaN, Double.NaN);
    return around(Spread.median(sorted), Spread.robustSigma(sorted), k);
  }

  /// `k` times the range between the quartiles beyond them (Tukey 1977). Where the quartiles are
  /// equal, the mean distance from the median stands for their range.
  static Limits quartiles(double[] learnt, double k) {
    var sorted = Spread.sorted(learnt);
    if (sorted.length < 2) return flat(Double.NaN, Double.NaN);
    double low = Spread.quantile(sorted, .25);
    double high = Spread.quantile(sorted, .75);
    double range = high - low;
    if (!(range > ROUNDING * Math.abs(low))) range = IQR_TO_SIGMA * Spread.robustSigma(sorted);
    if (!(range > ROUNDING * Math.abs(low))) return flat(Double.NaN, Double.NaN);
    return flat(low - k * range, high + k * range);
  }

  /// Median and `k` robust standard deviations of the window around each row (Hampel 1974).
  static Limits hampel(double[] values, Reach reach, double k) {
    var sorted = Spread.sorted(values);
    var low = new double[values.length];
    var high = new double[values.length];
    Arrays.fill(low, Double.NaN);
    Arrays.fill(high, Double.NaN);
    if (sorted.length < 2) return new Limits(low, high);
    double least =
        Math.max(
            LEAST_SHARE * Spread.robustSigma(sorted), ROUNDING * Math.abs(Spread.median(sorted)));
    if (least == 0) return new Limits(low, high);
    double step = step(sorted);
    var window = new OrderedWindow(values);
    int first = 0;
    int next = 0;
    for (int row = 0; row < values.length; row++) {
      while (next < reach.until()[row]) window.add(next++);
      while (first < reach.from()[row]) window.remove(first++);
      if (Double.isNaN(values[row]) || window.size() < 3) continue;
      double middle = window.quantile(.5);
      double own = Spread.MAD_TO_SIGMA * window.medianDistance(middle);
      if (own == 0) own = meanDistance(values, first, next, middle);
      double sigma = Math.max(least, own);
      low[row] = middle - Math.max(k * sigma, step);
      high[row] = middle + Math.max(k * sigma, step);
    }
    return new Limits(low, high);
  }

  /// The resolution of a sensor that often leaves its usual value: one such step is no outlier.
  private static double step(double[] sorted) {
    double middle = Spread.median(sorted);
    int below = Spread.below(sorted, middle);
    int until = below;
    while (until < sorted.length && sorted[until] == middle) until++;
    if (sorted.length - (until - below) <= OFTEN * sorted.length) return 0;
    double least = Double.POSITIVE_INFINITY;
    for (int at = 1; at < sorted.length; at++) {
      if (sorted[at] > sorted[at - 1]) least = Math.min(least, sorted[at] - sorted[at - 1]);
    }
    return least * (1 + 1e-9);
  }

  /// Stands for the median distance where more than half of a window's values are equal, as those
  /// of a coarse sensor are.
  private static double meanDistance(double[] values, int from, int until, double middle) {
    int stride = 1 + (until - from) / SAMPLED;
    double sum = 0;
    int count = 0;
    for (int row = from; row < until; row += stride) {
      if (Double.isNaN(values[row])) continue;
      sum += Math.abs(values[row] - middle);
      count++;
    }
    return count == 0 ? 0 : Spread.MEAN_TO_SIGMA * sum / count;
  }

  private static Limits around(double middle, double sigma, double k) {
    return sigma > ROUNDING * Math.abs(middle)
        ? flat(middle - k * sigma, middle + k * sigma)
        : flat(Double.NaN, Double.NaN);
  }
}
