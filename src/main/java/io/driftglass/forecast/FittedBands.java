package io.driftglass.forecast;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/// How far off an expert was: its scale by row ahead, its phases of the cycle, and its pooled
/// errors over both.
///
/// @param scale one a coming row, never falling
/// @param scores absolute errors over everything below, ascending
/// @param widening factor on every band
/// @param following how the width goes with the size of the values
/// @param phases factor of each step of the cycle, counted from the first row that was not learnt
///   from; empty where it is 1
/// @param floor lowest end of a band, negative infinity for none
@SuppressWarnings("ArrayRecordComponent")
record FittedBands(
    double[] scale,
    double[] scores,
    double widening,
    Following following,
    double[] phases,
    double floor) {
  private static final int QUANTILES = 500;
  private static final double MOST_FRESH = 8;
  private static final int ROWS_OF_A_JUMP = 4;
  private static final double JUMP = 1.5;
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
  /// @param next step of the first of them, 0 where it follows what was learnt from
  Forecast.Band around(double[] point, double[] values, long next, double level) {
    return around(point, Optional.empty(), values, next, level);
  }

  /// As above, with the expert's own margins where the bands go with them.
  Forecast.Band around(
      double[] point, Optional<Margins> margins, double[] values, long next, double level) {
    var low = new double[point.length];
    var high = new double[point.length];
    double reach = widening * score(level);
    var factors = following.factors(scale, point, margins, values, values.length);
    for (int step = 0; step < point.length; step++) {
      double width = reach * scale[step] * factors.below()[step] * phase(next + step);
      low[step] = Math.max(point[step] - width, Math.min(floor, point[step]));
      high[step] = point[step] + reach * scale[step] * factors.above()[step] * phase(next + step);
    }
    return new Forecast.Band(level, low, high);
  }

  /// The bands as the rows since they were learnt suggest: errors on those count twice for every
  /// horizon that has passed, up to eight times, the old ones once (after the sliding window of
  /// EnbPI, Xu & Xie 2021, ICML), so that after a change the bands fit again within two horizons. A
  /// jump that the expert has followed is no longer counted (after ADWIN, Bifet & Gavalda 2007).
  ///
  /// @param fresh what the expert would have said on rows it had not learnt from
  /// @param horizons how many horizons of rows those are, above 0
  FittedBands since(Rolled fresh, double horizons, double[] values, long next) {
    var paths = new double[fresh.origins().length][];
    for (int i = 0; i < paths.length; i++) {
      var expected = fresh.expected()[i];
      int origin = fresh.origins()[i];
      var factors = following.factors(scale, expected, fresh.margins(i), values, origin);
      paths[i] = new double[expected.length];
      for (int step = 0; step < expected.length; step++) {
        double miss = fresh.miss(i, step);
        double factor = factors.side(miss)[step];
        double width = scale[step] * factor * phase(next - values.length + origin + step);
        paths[i][step] = width > 0 ? Math.abs(miss) / width : 0;
      }
    }
    int from = afterJump(paths);
    var errors = Arrays.stream(paths, from, paths.length).flatMapToDouble(Arrays::stream).toArray();
    Arrays.sort(errors);
    double share = Math.min(MOST_FRESH, 2 * horizons * (paths.length - from) / paths.length);
    return new FittedBands(scale, mixed(scores, errors, share), widening, following, phases, floor);
  }

  /// The first path after the last jump: after the last rows of which half miss by one and a half
  /// times the band of 95 %, where the last rows of all are again as those learnt from; else 0.
  private int afterJump(double[][] paths) {
    var middles = new double[paths.length];
    int rows = Math.ceilDiv(ROWS_OF_A_JUMP, paths[0].length);
    for (int i = 0; i < paths.length; i++) {
      var few = Arrays.stream(paths, Math.max(0, i + 1 - rows), i + 1);
      var sorted = few.flatMapToDouble(Arrays::stream).sorted().toArray();
      middles[i] = sorted[sorted.length / 2];
    }
    if (middles[paths.length - 1] > score(.8)) return 0;
    for (int i = paths.length - 2; i >= 0; i--) if (middles[i] > JUMP * score(.95)) return i + 1;
    return 0;
  }

  /// Equally likely values of a mixture of two samples, ascending.
  ///
  /// @param share weight of the second against 1 of the first
  private static double[] mixed(double[] first, double[] second, double share) {
    var mixed = new double[QUANTILES];
    double total = 1 + share;
    double reached = 0;
    int i = 0;
    int j = 0;
    double value = 0;
    for (int k = 0; k < QUANTILES; k++) {
      double wanted = (k + 1.0) / QUANTILES * total - 1e-9;
      while (reached < wanted && (i < first.length || j < second.length)) {
        boolean old = j == second.length || (i < first.length && first[i] <= second[j]);
        value = old ? first[i++] : second[j++];
        reached += old ? 1.0 / first.length : share / second.length;
      }
      mixed[k] = value;
    }
    return mixed;
  }

  private double phase(long step) {
    return phases.length == 0 ? 1 : phases[(int) Math.floorMod(step, (long) phases.length)];
  }
}
