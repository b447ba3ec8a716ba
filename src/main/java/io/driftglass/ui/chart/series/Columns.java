package io.driftglass.ui.chart.series;

/// One entry a pixel column: which rows fall into it and their extremes. Filled anew for each
/// frame.
public final class Columns {
  private double[] low = {};
  private double[] high = {};
  private int[] fromRow = {};
  private int[] untilRow = {};
  private int count;

  /// Makes room for so many columns.
  public Columns of(int columns) {
    if (low.length < columns) {
      low = new double[columns];
      high = new double[columns];
      fromRow = new int[columns];
      untilRow = new int[columns];
    }
    count = columns;
    return this;
  }

  public int count() {
    return count;
  }

  void set(int column, int from, int until, Extremes extremes) {
    fromRow[column] = from;
    untilRow[column] = until;
    low[column] = extremes.low();
    high[column] = extremes.high();
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
