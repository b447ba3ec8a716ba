package io.driftglass.forecast;

import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import java.util.Arrays;

/// One channel laid on an even grid that ends at the frame's last row, its gaps filled.
///
/// Rows that share a step are averaged. A short gap is bridged by a straight line, a longer one by
/// the same phase of the neighbouring cycles once a season is known.
public final class EvenSeries {
  /// Older rows tell little of what comes next and cost time.
  private static final int ROWS_LOOKED_AT = 1 << 16;

  private EvenSeries() {}

  /// The channel on the grid, NaN where nothing was measured, from its first measured value on; the
  /// last 65,536 steps of it.
  ///
  /// Where the grid would be more than three times the rows (long silences), the rows are taken as
  /// they follow each other.
  public static double[] of(Frame frame, int channel, Cadence cadence) {
    if (frame.rows() > 2 * ROWS_LOOKED_AT) {
      return of(frame.slice(frame.rows() - 2 * ROWS_LOOKED_AT, frame.rows()), channel, cadence);
    }
    var column = frame.column(channel);
    int rows = frame.rows();
    if (rows == 0) return column;
    long last = frame.tick(rows - 1);
    long steps = cadence.steps(frame.tick(0), last) + 1;
    if ((steps == rows && evenly(frame, cadence)) || steps > 3L * rows) return measured(column);
    var sums = new double[(int) steps];
    var counts = new int[(int) steps];
    for (int row = 0; row < rows; row++) {
      if (!Double.isFinite(column[row])) continue;
      int at = (int) Math.max(0, steps - 1 - cadence.steps(frame.tick(row), last));
      sums[at] += column[row];
      counts[at]++;
    }
    for (int at = 0; at < sums.length; at++) {
      sums[at] = counts[at] == 0 ? Double.NaN : sums[at] / counts[at];
    }
    return measured(sums);
  }

  private static boolean evenly(Frame frame, Cadence cadence) {
    for (int row = 1; row < frame.rows(); row++) {
      if (cadence.after(frame.tick(row - 1), 1) != frame.tick(row)) return false;
    }
    return true;
  }

  private static double[] measured(double[] values) {
    int first = Math.max(0, values.length - ROWS_LOOKED_AT);
    while (first < values.length && !Double.isFinite(values[first])) first++;
    return Arrays.copyOfRange(values, first, values.length);
  }

  static int finite(double[] values) {
    return (int) Arrays.stream(values).filter(Double::isFinite).count();
  }

  /// The values with every gap filled. The first value must be finite.
  ///
  /// @param season rows a cycle, 1 for none
  public static double[] filled(double[] values, int season) {
    var filled = values.clone();
    for (int row = 0; row < filled.length; row++) {
      if (Double.isFinite(filled[row])) continue;
      int until = row;
      while (until < filled.length && !Double.isFinite(values[until])) until++;
      boolean bridge = season < 2 || until - row <= Math.max(1, season / 8) || row < season;
      if (bridge && until < filled.length) line(filled, row, until);
      else copy(filled, row, until, season);
      row = until;
    }
    return filled;
  }

  private static void line(double[] values, int from, int until) {
    double before = values[from - 1];
    double step = (values[until] - before) / (until - from + 1);
    for (int row = from; row < until; row++) values[row] = before + step * (row - from + 1);
  }

  private static void copy(double[] values, int from, int until, int season) {
    int back = from >= season ? season : 1;
    for (int row = from; row < until; row++) {
      double next = row + season < values.length ? values[row + season] : Double.NaN;
      double past = values[row - back];
      values[row] = back > 1 && Double.isFinite(next) ? (past + next) / 2 : past;
    }
  }
}
