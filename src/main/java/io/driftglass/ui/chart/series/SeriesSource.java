package io.driftglass.ui.chart.series;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import java.util.List;

/// One channel's samples as a chart reads them: few at a time, and never more than it draws.
///
/// Rows are in the order of their ticks, which never fall; NaN is missing. Read on the FX thread.
public interface SeriesSource {
  int rows();

  long tick(int row);

  double value(int row);

  /// The first row whose tick is not before `tick`; `rows()` where there is none.
  int rowAt(double tick);

  default int rowAt(long tick) {
    return rowAt((double) tick);
  }

  /// Fills every column with the extremes of its share of `range`; no spike is lost.
  void reduce(Range range, Columns columns);

  /// Whether a line is drawn from the row before to this one: both are measured and no hole in time
  /// lies between. False for the first row and beyond the last.
  boolean joined(int row);

  /// Stretches without measurements that lie at least partly in `range`, as far as they can be seen
  /// in its columns.
  List<Interval> gaps(Range range, Columns reduced);

  /// Another number when something can be drawn that could not before.
  default int generation() {
    return 0;
  }

  /// Has read what could not be drawn yet; called after every frame.
  default void fetch() {}

  /// Runs that whenever [#generation] has moved.
  default void onArrival(Runnable redraw) {}

  /// The same series for a thread of its own, where it may take its time and knows every row.
  default SeriesSource elsewhere() {
    return this;
  }

  /// The row nearest to `tick`, or -1 where there are no rows.
  default int nearest(double tick) {
    if (rows() == 0) return -1;
    int row = Math.min(rowAt(tick), rows() - 1);
    return row > 0 && tick - tick(row - 1) < tick(row) - tick ? row - 1 : row;
  }
}
