package io.driftglass.ui.chart.series;

import io.driftglass.series.Interval;
import io.driftglass.series.Pyramid;
import io.driftglass.ui.chart.scale.Range;
import java.util.List;

/// A series that lies in memory: ticks beside values, and the extremes of their blocks.
///
/// The arrays are read without a copy and must not be written to afterwards.
public final class ArraySeries implements SeriesSource {
  private final long[] ticks;
  private final double[] values;
  private final Pyramid levels;
  private final long longestStep;
  private final Gaps gaps;
  private final ColumnStarts starts = new ColumnStarts();
  private final Extremes extremes = new Extremes();

  /// @param ticks never falling
  /// @param values as many, NaN where missing
  public ArraySeries(long[] ticks, double[] values) {
    if (ticks.length != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fit " + ticks.length + " ticks");
    }
    this.ticks = ticks;
    this.values = values;
    levels = Pyramid.of(values);
    longestStep = Gaps.longestStep(ticks);
    gaps = Gaps.of(ticks, values, longestStep);
  }

  @Override
  public int rows() {
    return ticks.length;
  }

  @Override
  public long tick(int row) {
    return ticks[row];
  }

  @Override
  public double value(int row) {
    return values[row];
  }

  @Override
  public int rowAt(double tick) {
    return ColumnStarts.search(this, tick, 0, ticks.length);
  }

  @Override
  public void reduce(Range range, Columns columns) {
    var begins = starts.of(this, range, columns.count());
    for (int c = 0; c < columns.count(); c++) {
      int row = begins[c];
      int until = begins[c + 1];
      extremes.clear();
      if (row < until) {
        extremes.add(levels.low(row, until));
        extremes.add(levels.high(row, until));
      }
      columns.set(c, row, until, extremes, joined(row) ? values[row - 1] : Double.NaN);
    }
  }

  @Override
  public boolean joined(int row) {
    return row > 0
        && row < ticks.length
        && !Double.isNaN(values[row])
        && !Double.isNaN(values[row - 1])
        && ticks[row] - ticks[row - 1] <= longestStep;
  }

  @Override
  public List<Interval> gaps(Range range, Columns reduced) {
    return gaps.stretches().stream().filter(range::overlaps).toList();
  }
}
