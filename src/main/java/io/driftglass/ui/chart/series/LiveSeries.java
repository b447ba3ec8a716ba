package io.driftglass.ui.chart.series;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import java.util.ArrayList;
import java.util.List;

/// One column of a ring that goes on being filled, as far as its view has looked.
public final class LiveSeries implements SeriesSource {
  private final RingView view;
  private final int column;
  private final Extremes extremes = new Extremes();

  public LiveSeries(RingView view, int column) {
    this.view = view;
    this.column = column;
  }

  @Override
  public int rows() {
    return view.rows();
  }

  @Override
  public int generation() {
    return view.generation();
  }

  @Override
  public long tick(int row) {
    return view.ring().tick(view.row(row));
  }

  @Override
  public double value(int row) {
    return view.ring().value(column, view.row(row));
  }

  @Override
  public int rowAt(double tick) {
    return ColumnStarts.search(this, tick, 0, rows());
  }

  @Override
  public void reduce(Range range, Columns columns) {
    var starts = view.starts().of(this, range, columns.count());
    for (int c = 0; c < columns.count(); c++) {
      int from = starts[c];
      int until = starts[c + 1];
      extremes.clear();
      view.ring().extremes(column, view.row(from), view.row(until), extremes::add);
      columns.set(c, from, until, extremes, joined(from) ? value(from - 1) : Double.NaN);
    }
  }

  @Override
  public boolean joined(int row) {
    return row > 0
        && row < rows()
        && !Double.isNaN(value(row))
        && !Double.isNaN(value(row - 1))
        && tick(row) - tick(row - 1) <= view.longestStep();
  }

  /// Where nothing came for longer than rows usually take, as far as that is wider than a pixel.
  @Override
  public List<Interval> gaps(Range range, Columns reduced) {
    var gaps = new ArrayList<Interval>();
    int last = -1;
    for (int c = 0; c < reduced.count(); c++) {
      if (reduced.untilRow(c) == reduced.fromRow(c)) continue;
      int row = reduced.fromRow(c);
      if (last >= 0 && row > 0 && tick(row) - tick(row - 1) > view.longestStep()) {
        gaps.add(new Interval(tick(row - 1), tick(row)));
      }
      last = row;
    }
    return gaps;
  }
}
