package io.driftglass.series;

/// A half-open stretch of ticks.
///
/// @param from first tick inside
/// @param until first tick no longer inside; not before `from`
public record Interval(long from, long until) {
  public Interval {
    if (until < from)
      throw new IllegalArgumentException("until " + until + " lies before from " + from);
  }

  public long length() {
    return until - from;
  }

  public boolean contains(long tick) {
    return from <= tick && tick < until;
  }

  public boolean overlaps(Interval other) {
    return from < other.until && other.from < until;
  }
}
