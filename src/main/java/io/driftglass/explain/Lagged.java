package io.driftglass.explain;

/// A channel that moves like the one that changed most, some rows before or after.
///
/// @param channel its name
/// @param lagRows rows by which it comes first; below 0 it follows
/// @param correlation of their steps at that lag, -1..1
public record Lagged(String channel, int lagRows, double correlation) {
  private static final double ALIKE = .5;
  private static final int LEAST_ROWS = 20;

  /// The lag, up to `most` rows either way, at which the steps of two channels go together best.
  ///
  /// @return with a correlation of 0 where there is too little to tell
  static Lagged of(String channel, double[] moved, double[] other, int from, int until, int most) {
    int bestLag = 0;
    double best = 0;
    for (int lag = -most; lag <= most; lag++) {
      double together = correlation(moved, other, from, until, lag);
      if (Math.abs(together) > Math.abs(best) + 1e-12) {
        best = together;
        bestLag = lag;
      }
    }
    return new Lagged(channel, bestLag, best);
  }

  boolean alike() {
    return Math.abs(correlation) >= ALIKE;
  }

  private static double correlation(double[] moved, double[] other, int from, int until, int lag) {
    int first = Math.max(from + 1, from + 1 + lag);
    int last = Math.min(until, until + lag);
    int n = last - first;
    if (n < LEAST_ROWS) return 0;
    double ma = (moved[last - 1] - moved[first - 1]) / n;
    double mb = (other[last - 1 - lag] - other[first - 1 - lag]) / n;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int row = first; row < last; row++) {
      double a = moved[row] - moved[row - 1] - ma;
      double b = other[row - lag] - other[row - lag - 1] - mb;
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }
}
