package io.driftglass.forecast;

import org.apache.commons.math3.distribution.NormalDistribution;

/// How far off an expert was: its scale by row ahead, its phases of the cycle, and its pooled
/// errors over both.
///
/// @param scale one a coming row, never falling
/// @param scores absolute errors over everything below, ascending
/// @param widening factor on every band
/// @param following how the width goes with the size of the values
/// @param phases factor of each step of the cycle, counted from tick 0; empty where it is 1
/// @param floor lowest end of a band, negative infinity for none
@SuppressWarnings("ArrayRecordComponent")
record FittedBands(
    double[] scale,
    double[] scores,
    double widening,
    Following following,
    double[] phases,
    double floor) {
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

  /// The bands about the values that follow `values`.
  ///
  /// @param next step of the first of them, counted from tick 0
  Forecast.Band around(double[] point, double[] values, long next, double level) {
    var low = new double[point.length];
    var high = new double[point.length];
    double reach = widening * score(level);
    var factors = following.factors(point, values, values.length);
    for (int step = 0; step < point.length; step++) {
      double width = reach * scale[step] * factors[step] * phase(next + step);
      low[step] = Math.max(point[step] - width, Math.min(floor, point[step]));
      high[step] = point[step] + width;
    }
    return new Forecast.Band(level, low, high);
  }

  private double phase(long step) {
    return phases.length == 0 ? 1 : phases[(int) Math.floorMod(step, (long) phases.length)];
  }
}
