package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.List;

/// Learns a [PcaModel] of all rows and one without each of a few blocks of them. The products of
/// rows are added up once, block by block, on the scale of all rows, and taken from there to the
/// scale of those a model is learnt from.
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
    return learn(all, 0, 0);
  }

  PcaModel without(int block) {
    var others = all.minus(within.get(block)).minus(after.get(block));
    return learn(others, start(block), start(block + 1));
  }

  private PcaModel learn(LaggedSums sums, int from, int until) {
    var own = from == until ? scale : StandardScale.fit(columns, from, until);
    var factor = new double[columns.length];
    var shift = new double[columns.length];
    for (int c = 0; c < factor.length; c++) {
      factor[c] = scale.unit()[c] / own.unit()[c];
      shift[c] = (scale.mean()[c] - own.mean()[c]) / own.unit()[c];
    }
    var rows = new PcaRows(train, gaps, columns, own, from, until);
    return PcaModel.fit(
        gaps, own, sums.covariance(factor, shift), sums.regression(factor, shift), variance, rows);
  }
}
