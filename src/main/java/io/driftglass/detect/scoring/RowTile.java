package io.driftglass.detect.scoring;

import java.util.Arrays;

/// Some rows at once between columns, where a series lies, and rows, as a scorer takes and fills
/// them: turned a few cache lines at a time in place of one value in every column.
public final class RowTile {
  /// Two cache lines of a column.
  public static final int ROWS = 16;

  private final int width;
  private final double[] values;

  /// @param width values of a row
  public RowTile(int width) {
    this.width = width;
    values = new double[ROWS * width];
  }

  /// @param count rows from `from` on, at most [#ROWS]
  public void take(double[][] columns, int from, int count) {
    for (int c = 0; c < width; c++) {
      var column = columns[c];
      for (int i = 0; i < count; i++) values[i * width + c] = column[from + i];
    }
  }

  /// Copies the row into `row`.
  public void get(int row, double[] to) {
    System.arraycopy(values, row * width, to, 0, width);
  }

  /// Makes the row what `from` holds.
  void set(int row, double[] from) {
    System.arraycopy(from, 0, values, row * width, width);
  }

  void fill(int row, double value) {
    Arrays.fill(values, row * width, (row + 1) * width, value);
  }

  /// Writes the first `count` rows into the columns.
  void give(double[][] columns, int from, int count) {
    for (int c = 0; c < width; c++) {
      var column = columns[c];
      for (int i = 0; i < count; i++) column[from + i] = values[i * width + c];
    }
  }
}
