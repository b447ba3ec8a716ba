package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.series.Frame;

/// The rows a [PcaModel] is learnt from, in standard deviations: all of few rows, of many as many
/// stretches as tell a quantile well.
final class PcaRows {
  private static final double[] NONE = {};
  private static final int MOST = 32_768;
  private static final int STRETCH = 512;

  private final Frame train;
  private final Gaps gaps;
  private final double[][] columns;
  private final StandardScale scale;
  private final int from;
  private final int until;
  private final double[][] rows;

  /// @param from first row left out
  /// @param until first row after those left out
  PcaRows(Frame train, Gaps gaps, double[][] columns, StandardScale scale, int from, int until) {
    this.train = train;
    this.gaps = gaps;
    this.columns = columns;
    this.scale = scale;
    this.from = from;
    this.until = until;
    rows = new double[train.rows()][];
  }

  /// How many are looked at.
  int count() {
    return Math.min(MOST, rows.length);
  }

  /// The row of the frame that is looked at as the `index`-th.
  private int at(int index) {
    if (rows.length <= MOST) return index;
    int stretch = index / STRETCH;
    int within = index % STRETCH;
    return (int) ((long) stretch * (rows.length - STRETCH) / (MOST / STRETCH - 1)) + within;
  }

  /// The row, where it and all it is predicted from are there.
  ///
  /// @param past set to the last rows, newest first, then 1
  /// @return empty where they are not
  double[] row(int index, double[] past) {
    int t = at(index);
    if (t < PcaModel.LAGS) return NONE;
    int channels = columns.length;
    for (int lag = 0; lag <= PcaModel.LAGS; lag++) {
      var row = scaled(t - lag);
      if (row.length == 0) return NONE;
      if (lag > 0) System.arraycopy(row, 0, past, (lag - 1) * channels, channels);
    }
    past[past.length - 1] = 1;
    return scaled(t);
  }

  private double[] scaled(int t) {
    if (rows[t] == null) {
      boolean out = (t >= from && t < until) || gaps.before(train, t);
      rows[t] = out ? NONE : scale.row(columns, t);
    }
    return rows[t];
  }
}
