package io.driftglass.ui.chart.series;

import io.driftglass.ui.chart.scale.Range;

/// The row that each pixel column of a range begins with, found by galloping from one to the next.
/// Kept until range, width or rows are others: series that share their rows share it.
final class ColumnStarts {
  private int[] starts = {};
  private Range range;
  private int columns = -1;
  private int generation;

  /// One entry a column and one more: where the rows after the last column begin. Good until the
  /// next call.
  int[] of(SeriesSource series, Range wanted, int count) {
    if (wanted.equals(range) && count == columns && generation == series.generation()) {
      return starts;
    }
    range = wanted;
    columns = count;
    generation = series.generation();
    if (starts.length <= count) starts = new int[count + 1];
    double share = wanted.length() / count;
    starts[0] = series.rowAt(wanted.from());
    for (int c = 0; c < count; c++) {
      starts[c + 1] = gallop(series, wanted.from() + (c + 1) * share, starts[c]);
    }
    return starts;
  }

  /// The first row from `start` on whose tick is not before that one.
  private static int gallop(SeriesSource series, double tick, int start) {
    int step = 1;
    int low = start;
    int high = start;
    while (high < series.rows() && series.tick(high) < tick) {
      low = high;
      high = Math.min(series.rows(), high + step);
      step *= 2;
    }
    return search(series, tick, low, high);
  }

  /// The first of those rows whose tick is not before that one; `until` where there is none.
  static int search(SeriesSource series, double tick, int from, int until) {
    int low = from;
    int high = until;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (series.tick(middle) < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
