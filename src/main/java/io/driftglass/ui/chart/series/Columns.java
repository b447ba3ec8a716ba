package io.driftglass.ui.chart.series;

import java.util.Arrays;

/// One entry a pixel column: which rows fall into it and their extremes. Filled anew for each
/// frame.
public final class Columns {
  private double[] low = {};
  private double[] high = {};
  private int[] fromRow = {};
  private int[] untilRow = {};
  private double[] before = {};
  private boolean coarse;
  private int count;

  /// Makes room for so many columns.
  public Columns of(int columns) {
    if (low.length < columns) {
      low = new double[columns];
      high = new double[columns];
      fromRow = new int[columns];
      untilRow = new int[columns];
      before = new double[columns];
    }
    count = columns;
    coarse = false;
    return this;
  }

  public int count() {
    return count;
  }

  /// @param last the value before the column's first, NaN where no line comes from there
  void set(int column, int from, int until, Extremes extremes, double last) {
    fromRow[column] = from;
    untilRow[column] = until;
    low[column] = extremes.low();
    high[column] = extremes.high();
    before[column] = last;
  }

  /// Empties all columns.
  void clear() {
    Arrays.fill(low, 0, count, Double.NaN);
    Arrays.fill(high, 0, count, Double.NaN);
    Arrays.fill(before, 0, count, Double.NaN);
    Arrays.fill(fromRow, 0, count, Integer.MAX_VALUE);
    Arrays.fill(untilRow, 0, count, 0);
  }

  /// Adds rows to a column; NaN where they have no value.
  void add(int column, int from, int until, double least, double most) {
    if (!(low[column] <= least)) low[column] = Double.isNaN(least) ? low[column] : least;
    if (!(high[column] >= most)) high[column] = Double.isNaN(most) ? high[column] : most;
    if (from < fromRow[column]) fromRow[column] = from;
    if (until > untilRow[column]) untilRow[column] = until;
  }

  /// Gives empty columns their place among the rows, and joins neighbours of which only the
  /// extremes are known.
  ///
  /// @param row the first one not before the first column
  /// @param longest columns without a value that a line goes on over
  void close(int row, double longest) {
    int next = row;
    int valid = Integer.MIN_VALUE;
    for (int c = 0; c < count; c++) {
      if (untilRow[c] == 0) fromRow[c] = untilRow[c] = next;
      next = untilRow[c];
      if (Double.isNaN(low[c])) continue;
      if (valid >= 0 && c - valid - 1 <= longest) {
        before[c] = Math.clamp((low[c] + high[c]) / 2, low[valid], high[valid]);
      }
      valid = c;
    }
  }

  /// Says that some columns are drawn from wider stretches than they should be, until the rest has
  /// been read.
  void coarsen() {
    coarse = true;
  }

  /// Whether more is still to come.
  public boolean coarse() {
    return coarse;
  }

  /// The value that a line comes from, NaN where none does.
  public double before(int column) {
    return before[column];
  }

  /// Lowest value, NaN where nothing was measured.
  public double low(int column) {
    return low[column];
  }

  public double high(int column) {
    return high[column];
  }

  public int fromRow(int column) {
    return fromRow[column];
  }

  /// First row of the next column; equals `fromRow` in an empty one.
  public int untilRow(int column) {
    return untilRow[column];
  }
}
