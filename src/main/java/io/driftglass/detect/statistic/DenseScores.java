package io.driftglass.detect.statistic;

import io.driftglass.series.Spread;
import java.util.Arrays;

/// Where the main cluster of normal scores ends, by density (Ester, Kriegel, Sander, Xu 1996, KDD,
/// DBSCAN; on one axis a cluster is a stretch). The radius is what all but one score in a hundred
/// need to reach that many others; equal scores count once.
public final class DenseScores {
  private static final double REACHED = .99;

  private DenseScores() {}

  /// @param sorted normal scores, lowest first, at least one
  /// @return the highest score that still belongs to the cluster of the median
  public static double end(double[] sorted, int neighbours) {
    var distinct = Arrays.stream(sorted).distinct().toArray();
    int k = Math.min(neighbours, distinct.length - 1);
    var own = new double[distinct.length];
    for (int i = 0; i < own.length; i++) own[i] = reach(distinct, i, k);
    var reach = new double[sorted.length];
    for (int i = 0, at = 0; i < reach.length; i++) {
      if (sorted[i] > distinct[at]) at++;
      reach[i] = own[at];
    }
    Arrays.sort(reach);
    double radius = Spread.quantile(reach, REACHED);
    int core = Spread.below(distinct, Spread.median(sorted));
    core = Math.min(core, distinct.length - 1);
    while (core > 0 && own[core] > radius) core--;
    for (int i = core + 1; i < own.length && distinct[i] - distinct[core] <= radius; i++) {
      if (own[i] <= radius) core = i;
    }
    return distinct[core] + radius;
  }

  /// The distance to the k-th nearest score, itself not counted.
  static double reach(double[] sorted, int at, int k) {
    int low = at;
    int high = at;
    double reach = 0;
    for (int taken = 0; taken < k; taken++) {
      double below = low > 0 ? sorted[at] - sorted[low - 1] : Double.POSITIVE_INFINITY;
      double above =
          high < sorted.length - 1 ? sorted[high + 1] - sorted[at] : Double.POSITIVE_INFINITY;
      reach = Math.min(below, above);
      if (below < above) low--;
      else high++;
    }
    return reach;
  }
}
