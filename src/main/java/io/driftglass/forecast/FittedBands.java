package io.driftglass.forecast;

import org.apache.commons.math3.distribution.NormalDistribution;

/// How far off an expert was: its scale by row ahead, and its pooled errors over that scale.
///
/// @param scale one a coming row, never falling
/// @param scores absolute errors over the scale, ascending
/// @param widening factor on every band
@SuppressWarnings("ArrayRecordComponent")
record FittedBands(double[] scale, double[] scores, double widening) {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /// Scores up to the one of that rank; beyond the last of them as a normal tail would go on.
  double score(double level) {
    int n = scores.length;
    int rank = (int) Math.ceil((n + 1) * level - 1e-9);
    if (rank <= n) return scores[Math.max(0, rank - 1)];
    double reached = (double) n / (n + 1);
    return scores[n - 1] * twoSided(level) / twoSided(reached);
  }

  private static double twoSided(double level) {
    return NORMAL.inverseCumulativeProbability((1 + level) / 2);
  }

  Forecast.Band around(double[] point, double level, double unit) {
    var low = new double[point.length];
    var high = new double[point.length];
    double reach = widening * score(level) * unit;
    for (int step = 0; step < point.length; step++) {
      low[step] = point[step] - reach * scale[step];
      high[step] = point[step] + reach * scale[step];
    }
    return new Forecast.Band(level, low, high);
  }
}
