package io.driftglass.detect.method.graph;

/// The rays from the centre of a plane that a path over it crosses, in order.
final class Rays {
  static final int COUNT = 50;

  private final int[] ray = new int[COUNT];
  private final double[] radius = new double[COUNT];
  private int count;
  private boolean any;
  private double x;
  private double y;

  /// What comes does not follow what was.
  void lift() {
    any = false;
    count = 0;
  }

  /// Goes straight to a point; the shorter way round the centre.
  void move(double toX, double toY) {
    count = 0;
    if (any) cross(toX, toY);
    any = true;
    x = toX;
    y = toY;
  }

  /// How many rays the last move crossed.
  int count() {
    return count;
  }

  int ray(int at) {
    return ray[at];
  }

  /// How far from the centre.
  double radius(int at) {
    return radius[at];
  }

  private void cross(double toX, double toY) {
    double from = place(x, y);
    double turn = place(toX, toY) - from;
    if (turn > COUNT / 2.0) turn -= COUNT;
    if (turn < -COUNT / 2.0) turn += COUNT;
    if (turn > 0) {
      for (int k = (int) Math.floor(from) + 1; k <= from + turn; k++) add(k, toX, toY);
    } else {
      for (int k = (int) Math.ceil(from) - 1; k >= from + turn; k--) add(k, toX, toY);
    }
  }

  private static double place(double x, double y) {
    return Math.atan2(y, x) / (2 * Math.PI) * COUNT;
  }

  private void add(int k, double toX, double toY) {
    if (count == COUNT) return;
    double angle = 2 * Math.PI * k / COUNT;
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double along = c * (toY - y) - s * (toX - x);
    double part = along == 0 ? 0 : (s * x - c * y) / along;
    ray[count] = Math.floorMod(k, COUNT);
    radius[count++] = Math.max(0, c * (x + part * (toX - x)) + s * (y + part * (toY - y)));
  }
}
