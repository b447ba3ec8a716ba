package io.driftglass.report;

import java.util.Arrays;

/// Points joined by lines, in one piece or several.
public final class Trace {
  private double[] x = new double[64];
  private double[] y = new double[64];
  private boolean[] begins = new boolean[64];
  private int count;

  /// Begins a piece there.
  public void move(double toX, double toY) {
    add(toX, toY, true);
  }

  /// Goes on to there.
  public void to(double toX, double toY) {
    add(toX, toY, count == 0);
  }

  public int count() {
    return count;
  }

  double x(int point) {
    return x[point];
  }

  double y(int point) {
    return y[point];
  }

  boolean begins(int point) {
    return begins[point];
  }

  private void add(double toX, double toY, boolean first) {
    if (count == x.length) {
      x = Arrays.copyOf(x, 2 * count);
      y = Arrays.copyOf(y, 2 * count);
      begins = Arrays.copyOf(begins, 2 * count);
    }
    x[count] = toX;
    y[count] = toY;
    begins[count++] = first;
  }
}
