package io.driftglass.detect.statistic;

import java.util.Arrays;

/// The newest values of a stream in their order: where a value stands among them is found in O(log
/// n); the oldest gives way to the newest.
final class SlidingRanks {
  private final double[] ring;
  private final double[] sorted;
  private int there;
  private int next;

  /// @param most values remembered
  SlidingRanks(int most) {
    ring = new double[most];
    sorted = new double[most];
  }

  /// How many values are remembered.
  int size() {
    return there;
  }

  /// How many of them are less than `value`.
  int below(double value) {
    int low = 0;
    int high = there;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /// @param value not NaN
  void add(double value) {
    int at = below(value);
    int free = there == ring.length ? below(ring[next]) : there++;
    if (at > free) at--;
    if (at < free) System.arraycopy(sorted, at, sorted, at + 1, free - at);
    else System.arraycopy(sorted, free + 1, sorted, free, at - free);
    sorted[at] = value;
    ring[next] = value;
    next = (next + 1) % ring.length;
  }

  /// The values, the oldest first.
  double[] state() {
    var values = new double[there];
    int oldest = there < ring.length ? 0 : next;
    for (int i = 0; i < there; i++) values[i] = ring[(oldest + i) % ring.length];
    return values;
  }

  /// @param values at most as many as are remembered
  void restore(double[] values) {
    there = values.length;
    next = there % ring.length;
    System.arraycopy(values, 0, ring, 0, there);
    System.arraycopy(values, 0, sorted, 0, there);
    Arrays.sort(sorted, 0, there);
  }
}
