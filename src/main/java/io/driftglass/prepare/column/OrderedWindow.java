package io.driftglass.prepare.column;

import io.driftglass.series.Spread;

/// The values of a sliding window in their order: one comes or goes, or the k-th smallest is found,
/// in O(log n), by a tree of counts over the ranks of the whole column (Fenwick 1994).
public final class OrderedWindow {
  private final double[] sorted;
  private final double[] values;
  private final int[] counts;
  private final int top;
  private int size;

  /// @param values the column the window slides over; NaN never enters
  public OrderedWindow(double[] values) {
    this.values = values;
    sorted = Spread.sorted(values);
    counts = new int[sorted.length + 1];
    top = Integer.highestOneBit(Math.max(1, sorted.length));
  }

  public void add(int row) {
    change(row, 1);
  }

  /// @param row one that was added before
  public void remove(int row) {
    change(row, -1);
  }

  /// Values in the window.
  public int size() {
    return size;
  }

  /// The `q` quantile, linearly interpolated (type 7); NaN where the window is empty.
  public double quantile(double q) {
    if (size == 0) return Double.NaN;
    double at = q * (size - 1);
    int below = (int) Math.floor(at);
    double low = smallest(below);
    double high = at == below ? low : smallest(below + 1);
    return low == high ? low : low + (at - below) * (high - low);
  }

  /// The median distance from `middle`; NaN where the window is empty.
  public double medianDistance(double middle) {
    if (size == 0) return Double.NaN;
    double odd = distance(middle, size / 2);
    return size % 2 == 1 ? odd : (distance(middle, size / 2 - 1) + odd) / 2;
  }

  /// The k-th smallest distance from `middle`: `left` of the values below and the rest above, where
  /// both edges are as near as they can be.
  private double distance(double middle, int k) {
    int below = below(middle);
    int low = Math.max(0, k + 1 - (size - below));
    int high = Math.min(below, k + 1);
    while (low < high) {
      int left = (low + high) >>> 1;
      double next = middle - smallest(below - left - 1);
      double last = smallest(below + k - left) - middle;
      if (next < last) low = left + 1;
      else high = left;
    }
    double left = low == 0 ? 0 : middle - smallest(below - low);
    double right = low == k + 1 ? 0 : smallest(below + k - low) - middle;
    return Math.max(left, right);
  }

  private int below(double value) {
    int count = 0;
    for (int at = Spread.below(sorted, value); at > 0; at -= at & -at) count += counts[at];
    return count;
  }

  private double smallest(int k) {
    int at = 0;
    int left = k + 1;
    for (int step = top; step > 0; step >>= 1) {
      if (at + step < counts.length && counts[at + step] < left) {
        at += step;
        left -= counts[at];
      }
    }
    return sorted[at];
  }

  private void change(int row, int by) {
    if (Double.isNaN(values[row])) return;
    size += by;
    for (int at = Spread.below(sorted, values[row]) + 1; at < counts.length; at += at & -at) {
      counts[at] += by;
    }
  }
}
