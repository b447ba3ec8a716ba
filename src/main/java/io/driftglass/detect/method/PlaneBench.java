package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.Moments;
import io.driftglass.detect.statistic.StandardScale;
import java.util.Arrays;

/// T2 and Q of rows by their principal components and nothing else: the part of `pca` that other
/// libraries have too, to be timed beside them.
public final class PlaneBench {
  /// So many rows at once stay in the near cache.
  private static final int TOGETHER = 64;

  private static final double VARIANCE = .9;

  private PlaneBench() {}

  /// Learns from all rows and judges them.
  ///
  /// @param columns one a channel, finite
  /// @return [of T2 and Q][row]
  public static double[][] run(double[][] columns) {
    int rows = columns[0].length;
    var scale =
        StandardScale.of(
            Arrays.stream(columns).map(column -> Moments.of(column, 0, rows)).toList());
    var sums = new LaggedSums(columns.length, 0);
    for (int from = 0; from < rows; from += TOGETHER) {
      int until = Math.min(rows, from + TOGETHER);
      sums.addRun(scale.rows(columns, from, until), 0, until - from);
    }
    var statistics = new PcaStatistics(model(scale, PcaModel.plane(sums.covariance(), VARIANCE)));
    var found = new double[2][rows];
    var mapped = statistics.room();
    var none = new double[columns.length];
    var three = new double[3];
    for (int from = 0; from < rows; from += TOGETHER) {
      var z = scale.rows(columns, from, Math.min(rows, from + TOGETHER));
      for (int i = 0; i < z.length; i++) {
        statistics.map(z[i], mapped);
        statistics.sums(z[i], mapped, none, three);
        found[0][from + i] = three[0];
        found[1][from + i] = three[1];
      }
    }
    return found;
  }

  private static PcaModel model(StandardScale scale, PcaModel.Plane plane) {
    var ones = new double[scale.mean().length];
    Arrays.fill(ones, 1);
    return new PcaModel(
        new Gaps(Long.MAX_VALUE),
        scale,
        plane.axes(),
        plane.variances(),
        new double[1][ones.length],
        ones,
        new double[] {1, 1, 1});
  }
}
