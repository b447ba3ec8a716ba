package io.driftglass.detect.method.rule;

/// The newest values of a channel, missing ones left out.
final class Recent {
  private final double[] ring;
  private long seen;

  Recent(int length) {
    ring = new double[length];
  }

  /// @param value not NaN
  void add(double value) {
    ring[(int) (seen++ % ring.length)] = value;
  }

  void clear() {
    seen = 0;
  }

  boolean full() {
    return seen >= ring.length;
  }

  int count() {
    return (int) Math.min(seen, ring.length);
  }

  /// The value that came so many values ago; 0 is the newest.
  double ago(int values) {
    return ring[(int) ((seen - 1 - values) % ring.length)];
  }

  /// Those that came `from` until `until` values ago, newest first.
  double[] ago(int from, int until) {
    var values = new double[until - from];
    for (int i = 0; i < values.length; i++) values[i] = ago(from + i);
    return values;
  }
}
