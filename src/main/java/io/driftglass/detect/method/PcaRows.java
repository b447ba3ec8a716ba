package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.series.Frame;
import java.util.Arrays;

/// The rows the limits of a [PcaModel] are learnt from: all of few rows, of many as many stretches
/// as tell a quantile well.
///
/// @param columns one a target channel of `train`
/// @param from first row left out
/// @param until first row after those left out
@SuppressWarnings("ArrayRecordComponent")
record PcaRows(
    Frame train, Gaps gaps, double[][] columns, StandardScale scale, int from, int until) {
  private static final int MOST = 32_768;
  private static final int STRETCH = 512;

  /// @return [of T2, Q and V][row], NaN where the row or one it is predicted from is not there
  double[][] statistics(PcaStatistics of) {
    int count = Math.min(MOST, train.rows());
    var found = new double[3][count];
    for (var values : found) Arrays.fill(values, Double.NaN);
    for (int index = 0; index < count; index += STRETCH) {
      walk(of, start(index), Math.min(STRETCH, count - index), found, index);
    }
    return found;
  }

  /// The row of the frame that is looked at as the `index`-th, the first of a stretch.
  private int start(int index) {
    if (train.rows() <= MOST) return index;
    return (int) ((long) (index / STRETCH) * (train.rows() - STRETCH) / (MOST / STRETCH - 1));
  }

  private void walk(PcaStatistics of, int start, int count, double[][] found, int index) {
    int warmUp = Math.max(0, start - PcaModel.LAGS);
    var z = scale.rows(columns, warmUp, start + count);
    var outlook = of.outlook();
    var mapped = of.room();
    var surprise = new double[columns.length];
    var sums = new double[found.length];
    int run = 0;
    for (int t = warmUp; t < start + count; t++) {
      boolean out = (t >= from && t < until) || gaps.before(train, t);
      run = out ? 0 : run + 1;
      if (out) continue;
      of.map(z[t - warmUp], mapped);
      var predicted = outlook.take(mapped);
      if (run <= PcaModel.LAGS || t < start) continue;
      of.surprise(z[t - warmUp], predicted, surprise);
      of.sums(z[t - warmUp], mapped, surprise, sums);
      for (int s = 0; s < sums.length; s++) found[s][index + t - start] = sums[s];
    }
  }
}
