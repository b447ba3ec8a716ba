package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.StandardScale;

/// The newest values of one channel in standard deviations, in one piece of memory. A missing value
/// repeats the last one, before the first it lies at the mean.
public final class SlidingWindow {
  private final StandardScale scale;
  private final int length;
  private final double[] twice;
  private double last;
  private int seen;

  /// @param scale of the one channel
  public SlidingWindow(StandardScale scale, int length) {
    this.scale = scale;
    this.length = length;
    twice = new double[2 * length];
  }

  /// @param value NaN where missing
  public void take(double value) {
    if (!Double.isNaN(value)) last = scale.in(0, value);
    int at = seen % length;
    twice[at] = last;
    twice[at + length] = last;
    seen++;
  }

  public boolean full() {
    return seen >= length;
  }

  /// Forgets all values.
  public void clear() {
    seen = 0;
    last = 0;
  }

  /// The array in which the window lies from [#from] on, oldest first; not to be written to.
  public double[] values() {
    return twice;
  }

  public int from() {
    return seen % length;
  }

  /// The newest value.
  public double newest() {
    return last;
  }

  /// A whole channel scaled the same way.
  public static double[] filled(double[] column, StandardScale scale) {
    var filled = new double[column.length];
    double last = 0;
    for (int row = 0; row < column.length; row++) {
      if (!Double.isNaN(column[row])) last = scale.in(0, column[row]);
      filled[row] = last;
    }
    return filled;
  }
}
