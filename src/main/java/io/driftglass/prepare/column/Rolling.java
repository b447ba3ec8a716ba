package io.driftglass.prepare.column;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// Figures of the window of every row. A window with fewer than `least` values has none: NaN.
///
/// Mean, spread, slope and extremes cost O(n) whatever the window's length, quantiles O(n log n).
public final class Rolling {
  private final double[] values;
  private final Reach reach;
  private final int least;

  /// @param values one a row, NaN is missing
  /// @param least values a window must hold, at least 1
  public Rolling(double[] values, Reach reach, int least) {
    this.values = values;
    this.reach = reach;
    this.least = least;
  }

  public double[] mean() {
    return moments(new double[values.length], Moments::mean);
  }

  /// Sample standard deviation.
  public double[] std() {
    return moments(new double[values.length], Moments::std);
  }

  /// Least-squares slope of the values over their places.
  ///
  /// @param places one a row, rising
  public double[] slope(double[] places) {
    return moments(places, Moments::slope);
  }

  public double[] min() {
    return extreme(1);
  }

  public double[] max() {
    return extreme(-1);
  }

  public double[] quantile(double q) {
    var result = new double[values.length];
    var window = new OrderedWindow(values);
    int first = 0;
    int next = 0;
    for (int row = 0; row < result.length; row++) {
      while (next < reach.until()[row]) window.add(next++);
      while (first < reach.from()[row]) window.remove(first++);
      result[row] = window.size() < least ? Double.NaN : window.quantile(q);
    }
    return result;
  }

  /// A queue of two stacks: the older part of the window is kept as sums from each of its rows to
  /// the stacks' seam, the newer part as one sum from the seam on. A row crosses the seam once.
  private double[] moments(double[] places, ToDoubleFunction<Moments> figure) {
    var result = new double[values.length];
    int[] from = reach.from();
    int[] until = reach.until();
    var older = new Moments[0];
    int olderFrom = 0;
    int seam = 0;
    int next = 0;
    var newer = new Moments();
    var window = new Moments();
    for (int row = 0; row < result.length; row++) {
      for (; next < until[row]; next++) newer.add(places[next], values[next]);
      if (from[row] >= seam && from[row] < next) {
        olderFrom = from[row];
        older = sumsTo(next, olderFrom, places, older);
        seam = next;
        newer.clear();
      }
      window.clear();
      if (from[row] < seam) window.set(older[from[row] - olderFrom]);
      window.add(newer);
      result[row] = window.count < least ? Double.NaN : figure.applyAsDouble(window);
    }
    return result;
  }

  private Moments[] sumsTo(int seam, int from, double[] places, Moments[] spare) {
    int length = seam - from;
    var sums = spare;
    if (sums.length < length) {
      sums = Arrays.copyOf(spare, Math.max(length, spare.length * 2));
      for (int at = spare.length; at < sums.length; at++) sums[at] = new Moments();
    }
    for (int at = length - 1; at >= 0; at--) {
      if (at == length - 1) sums[at].clear();
      else sums[at].set(sums[at + 1]);
      sums[at].add(places[from + at], values[from + at]);
    }
    return sums;
  }

  /// A queue of candidates: a value that a later one beats can never be the extreme again.
  private double[] extreme(int sign) {
    var result = new double[values.length];
    var queue = new int[values.length];
    int head = 0;
    int tail = 0;
    int next = 0;
    int first = 0;
    int present = 0;
    for (int row = 0; row < result.length; row++) {
      for (; next < reach.until()[row]; next++) {
        if (Double.isNaN(values[next])) continue;
        present++;
        while (tail > head && sign * values[queue[tail - 1]] >= sign * values[next]) tail--;
        queue[tail++] = next;
      }
      for (; first < reach.from()[row]; first++) if (!Double.isNaN(values[first])) present--;
      while (head < tail && queue[head] < reach.from()[row]) head++;
      result[row] = present < least ? Double.NaN : values[queue[head]];
    }
    return result;
  }
}
