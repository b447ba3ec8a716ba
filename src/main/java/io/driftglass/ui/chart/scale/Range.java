package io.driftglass.ui.chart.scale;

import io.driftglass.series.Interval;

/// A visible stretch of the time axis in ticks, both ends fractional so that a zoom can keep the
/// tick under the cursor exactly where it is.
///
/// @param from left edge
/// @param until right edge, beyond `from`
public record Range(double from, double until) {
  public Range {
    if (!(until > from)) {
      throw new IllegalArgumentException("until " + until + " must lie after from " + from);
    }
  }

  /// That interval, widened to one tick where it is empty.
  public static Range of(Interval interval) {
    return new Range(interval.from(), Math.max(interval.until(), interval.from() + 1));
  }

  public double length() {
    return until - from;
  }

  public double middle() {
    return from + length() / 2;
  }

  public boolean contains(double tick) {
    return from <= tick && tick < until;
  }

  public boolean contains(long tick) {
    return contains((double) tick);
  }

  public boolean overlaps(Interval interval) {
    return interval.from() < until && from < interval.until();
  }

  /// Whole ticks: the smallest interval that covers the range.
  public Interval interval() {
    return new Interval((long) Math.floor(from), (long) Math.ceil(until));
  }

  /// Scaled by `factor` about `at`, which keeps its place; below 1 zooms in.
  public Range scaled(double at, double factor) {
    return new Range(at - (at - from) * factor, at + (until - at) * factor);
  }

  public Range moved(double ticks) {
    return new Range(from + ticks, until + ticks);
  }

  /// The nearest range of a length between `least` and that of `span` that lies inside `span`.
  public Range within(Range span, double least) {
    double length = Math.min(Math.max(length(), Math.min(least, span.length())), span.length());
    double start = length == length() ? from : middle() - length / 2;
    start = Math.max(span.from, Math.min(start, span.until - length));
    return new Range(start, start + length);
  }

  /// Part of the way to another range, 0 here and 1 there.
  public Range towards(Range goal, double part) {
    return new Range(from + (goal.from - from) * part, until + (goal.until - until) * part);
  }
}
