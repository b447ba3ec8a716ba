package io.driftglass.detect.method;

import io.driftglass.detect.scoring.RowTile;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.Moments;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Learns a [PcaModel] of all rows and one without each of a few blocks of them. The products of
/// rows are added up once, block by block, on the scale of all rows, and taken from there to the
/// scale of those a model is learnt from, where that can be done exactly.
final class PcaLearning {
  private final Frame train;
  private final Gaps gaps;
  private final double[][] columns;
  private final double variance;

  /// [block][channel].
  private final Moments[][] moments;

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
    moments = new Moments[blocks][columns.length];
    for (int block = 0; block < blocks; block++) {
      int from = start(block);
      int until = start(block + 1);
      Arrays.setAll(moments[block], c -> Moments.of(columns[c], from, until));
    }
    scale = StandardScale.of(momentsWithout(-1));
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
    return (int) ((long) train.rows() * block / moments.length);
  }

  /// Of every channel outside a block.
  private List<Moments> momentsWithout(int block) {
    var kept = new ArrayList<>(List.of(moments[block == 0 ? 1 : 0]));
    for (int other = block == 0 ? 2 : 1; other < moments.length; other++) {
      if (other == block) continue;
      for (int c = 0; c < columns.length; c++) kept.set(c, kept.get(c).and(moments[other][c]));
    }
    return kept;
  }

  PcaModel all() {
    return learn(scale, all.covariance(), all.regression(), 0, 0);
  }

  PcaModel without(int block) {
    int from = start(block);
    int until = start(block + 1);
    var outside = momentsWithout(block);
    var own = StandardScale.of(outside);
    if (held(own, outside)) {
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
  private boolean held(StandardScale own, List<Moments> outside) {
    for (int c = 0; c < columns.length; c++) {
      var channel = outside.get(c);
      if (channel.others() > 0 || held(own, c, channel) || held(scale, c, channel)) return true;
    }
    return false;
  }

  private static boolean held(StandardScale on, int c, Moments channel) {
    return !(on.away(c, channel.low()) >= -StandardScale.FAR
        && on.away(c, channel.high()) <= StandardScale.FAR);
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

  /// How strange rows are, from a fresh scorer on.
  ///
  /// @param until first row after them
  double[] scores(PcaScorer scorer, int from, int until) {
    var scores = new double[until - from];
    var rows = new RowTile(columns.length);
    var row = new double[columns.length];
    for (int first = from; first < until; first += RowTile.ROWS) {
      int count = Math.min(RowTile.ROWS, until - first);
      rows.take(columns, first, count);
      for (int i = 0; i < count; i++) {
        rows.get(i, row);
        scores[first - from + i] = scorer.score(train.tick(first + i), row);
      }
    }
    return scores;
  }

  private PcaModel learn(
      StandardScale own, double[][] covariance, LeastSquares regression, int from, int until) {
    var rows = new PcaRows(train, gaps, columns, own, from, until);
    return PcaModel.fit(gaps, own, covariance, regression, variance, rows);
  }
}
