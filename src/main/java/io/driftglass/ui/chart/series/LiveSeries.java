package io.driftglass.ui.chart.series;

import io.driftglass.live.LiveRing;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import java.util.ArrayList;
import java.util.List;

/// One column of a ring that goes on being filled, as far as its view has looked.
public final class LiveSeries implements SeriesSource {
  private final RingView view;
  private final int column;

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
    int low = 0;
    int high = rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tick(middle) < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  @Override
  public void reduce(Range range, Columns columns) {
    double share = range.length() / columns.count();
    columns.clear();
    int first = rowAt(range.from());
    int until = rowAt(range.until());
    int row = first;
    while (row < until) {
      int at = place(tick(row), range, share, columns);
      int end = row + LiveRing.BLOCK;
      boolean whole = view.row(row) % LiveRing.BLOCK == 0 && end <= until;
      if (whole && place(tick(end - 1), range, share, columns) == at) {
        double low = view.ring().low(column, view.row(row));
        double high = view.ring().high(column, view.row(row));
        boolean empty = low > high;
        columns.add(at, row, end, empty ? Double.NaN : low, empty ? Double.NaN : high);
        row = end;
      } else {
        columns.add(at, row, row + 1, value(row), value(row));
        row++;
      }
    }
    columns.close(first, view.longestStep() / share);
  }

  private static int place(long tick, Range range, double share, Columns columns) {
    return Math.clamp((long) ((tick - range.from()) / share), 0, columns.count() - 1);
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
