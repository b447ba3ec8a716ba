package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.List;

/// Learns a [PcaModel] of all rows and one without each of a few blocks of them. The products of
/// rows are added up once, block by block, on the scale of all rows, and taken from there to the
/// scale of those a model is learnt from, where that can be done exactly.
final class PcaLearning {
  private final Frame train;
  private final Gaps gaps;
  private final double[][] columns;
  private final double variance;
  private final StandardScale scale;
  private final List<LaggedSums> within = new ArrayList<>();
  private final List<LaggedSums> after = new ArrayList<>();
  private final LaggedSums all;

  /// @param columns one a target channel of `train`
  /// @param variance part of the variation that counts as usual
  PcaLearning(Frame train, Gaps gaps, double[][] columns, double variance, int blocks) {
    this.train = train;
    this.gaps = gaps;
    this.columns = columns;
    this.variance = variance;
    scale = StandardScale.fit(columns, 0, 0);
    for (int block = 0; block < blocks; block++) {
      within.add(new LaggedSums(columns.length, PcaModel.LAGS));
      after.add(new LaggedSums(columns.length, PcaModel.LAGS));
    }
    var z = scale.rows(columns);
    for (int from = 0; from < z.length; from++) {
      int until = from;
      while (until < z.length && !gaps.before(train, until)) until++;
      addRun(z, from, until);
      from = until;
    }
    var sum = within.getFirst();
    for (int block = 1; block < blocks; block++) sum = sum.plus(within.get(block));
    all = sum;
  }

  private void addRun(double[][] z, int from, int until) {
    for (int block = 0; block < within.size(); block++) {
      int first = Math.max(from, start(block));
      int end = Math.min(until, start(block + 1));
      if (first >= end) continue;
      within.get(block).addWithin(z, from, end, first);
      after.get(block).addAfter(z, from, until, end);
    }
  }

  /// The first row of a block.
  int start(int block) {
    return (int) ((long) train.rows() * block / within.size());
  }

  PcaModel all() {
    return learn(scale, all.covariance(), all.regression(), 0, 0);
  }

  PcaModel without(int block) {
    int from = start(block);
    int until = start(block + 1);
    var own = StandardScale.fit(columns, from, until);
    if (held(own, from, until)) {
      var sums = sums(own, from, until);
      return learn(own, sums.covariance(), sums.regression(), from, until);
    }
    var sums = all.minus(within.get(block)).minus(after.get(block));
    var factor = new double[columns.length];
    var shift = new double[columns.length];
    for (int c = 0; c < factor.length; c++) {
      factor[c] = scale.unit()[c] / own.unit()[c];
      shift[c] = (scale.mean()[c] - own.mean()[c]) / own.unit()[c];
    }
    return learn(own, sums.covariance(factor, shift), sums.regression(factor, shift), from, until);
  }

  /// Whether any value outside the block is missing, or held on either scale: such values are not
  /// taken from one to the other by a factor and a shift.
  private boolean held(StandardScale own, int from, int until) {
    for (int c = 0; c < columns.length; c++) {
      for (int t = 0; t < columns[c].length; t = t + 1 == from ? until : t + 1) {
        double value = columns[c][t];
        boolean free =
            Math.abs(scale.away(c, value)) <= StandardScale.FAR
                && Math.abs(own.away(c, value)) <= StandardScale.FAR;
        if (!free && (t < from || t >= until)) return true;
      }
    }
    return false;
  }

  /// Of the rows outside the block, one by one.
  private LaggedSums sums(StandardScale own, int from, int until) {
    var sums = new LaggedSums(columns.length, PcaModel.LAGS);
    var z = own.rows(columns);
    for (int first = 0; first < z.length; first++) {
      int end = first;
      while (end < z.length && !gaps.before(train, end)) end++;
      if (first < from) sums.addRun(z, first, Math.min(end, from));
      if (end > until) sums.addRun(z, Math.max(first, until), end);
      first = end;
    }
    return sums;
  }

  private PcaModel learn(
      StandardScale own, double[][] covariance, LeastSquares regression, int from, int until) {
    var rows = new PcaRows(train, gaps, columns, own, from, until);
    return PcaModel.fit(gaps, own, covariance, regression, variance, rows);
  }
}
