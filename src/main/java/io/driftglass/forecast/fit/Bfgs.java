package io.driftglass.forecast.fit;

import java.util.Arrays;

/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal & Wright 2006,
/// Numerical Optimization, algorithm 6.1) with a backtracking line search.
public final class Bfgs {
  private static final double SUFFICIENT = 1e-4;

  private Bfgs() {}

  /// Where it ended and how low that is.
  @SuppressWarnings("ArrayRecordComponent")
  public record Least(double[] at, double value) {}

  /// Goes downhill from `start` until a step gains less than `gain`, or that many steps are made.
  ///
  /// @param start of finite value, else it is the answer
  public static Least from(double[] start, Objective objective, int steps, double gain) {
    int n = start.length;
    var at = start.clone();
    var slope = new double[n];
    double value = objective.at(at, slope);
    if (!Double.isFinite(value) || n == 0) return new Least(at, value);
    var inverse = identity(n, 1 / Math.max(1, norm(slope)));
    var next = new double[n];
    var nextSlope = new double[n];
    int idle = 0;
    boolean fresh = true;
    for (int step = 0; step < steps && idle < 2; step++) {
      var way = way(inverse, slope);
      double descent = dot(way, slope);
      if (!(descent < 0)) {
        if (fresh) break;
        inverse = identity(n, 1 / Math.max(1, norm(slope)));
        fresh = true;
        continue;
      }
      double reach = 1;
      double reached = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < 30; halving++, reach /= halving < 4 ? 2 : 4) {
        for (int i = 0; i < n; i++) next[i] = at[i] + reach * way[i];
        reached = objective.at(next, nextSlope);
        if (reached <= value + SUFFICIENT * reach * descent) break;
      }
      if (!(reached < value)) {
        if (fresh) break;
        inverse = identity(n, 1 / Math.max(1, norm(slope)));
        fresh = true;
        continue;
      }
      update(inverse, at, next, slope, nextSlope, fresh);
      fresh = false;
      idle = value - reached < gain ? idle + 1 : 0;
      value = reached;
      System.arraycopy(next, 0, at, 0, n);
      System.arraycopy(nextSlope, 0, slope, 0, n);
    }
    return new Least(at, value);
  }

  private static void update(
      double[][] inverse,
      double[] at,
      double[] next,
      double[] slope,
      double[] nextSlope,
      boolean fresh) {
    int n = at.length;
    var moved = new double[n];
    var turned = new double[n];
    for (int i = 0; i < n; i++) {
      moved[i] = next[i] - at[i];
      turned[i] = nextSlope[i] - slope[i];
    }
    double curved = dot(moved, turned);
    double size = dot(turned, turned);
    if (!(curved > 1e-12 * Math.sqrt(size) * Math.sqrt(dot(moved, moved)))) return;
    if (fresh) {
      for (int i = 0; i < n; i++) {
        Arrays.fill(inverse[i], 0);
        inverse[i][i] = curved / size;
      }
    }
    var bent = new double[n];
    for (int i = 0; i < n; i++) bent[i] = dot(inverse[i], turned);
    double more = (1 + dot(turned, bent) / curved) / curved;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i][j] +=
            more * moved[i] * moved[j] - (bent[i] * moved[j] + moved[i] * bent[j]) / curved;
      }
    }
  }

  private static double[] way(double[][] inverse, double[] slope) {
    var way = new double[slope.length];
    for (int i = 0; i < way.length; i++) way[i] = -dot(inverse[i], slope);
    return way;
  }

  private static double[][] identity(int n, double scale) {
    var identity = new double[n][n];
    for (int i = 0; i < n; i++) identity[i][i] = scale;
    return identity;
  }

  private static double norm(double[] of) {
    return Math.sqrt(dot(of, of));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }
}
