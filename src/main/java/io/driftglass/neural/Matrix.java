package io.driftglass.neural;

/// A view of floats as a matrix, row after row without gaps. Makes no copy.
///
/// @param values where the matrix lies
/// @param from index of its first value
/// @param rows rows as stored
/// @param columns columns as stored
/// @param transposed whether it stands for its transpose
@SuppressWarnings("ArrayRecordComponent")
public record Matrix(float[] values, int from, int rows, int columns, boolean transposed) {
  public static Matrix of(float[] values, int from, int rows, int columns) {
    return new Matrix(values, from, rows, columns, false);
  }

  public Matrix transpose() {
    return new Matrix(values, from, rows, columns, !transposed);
  }

  /// Rows of what it stands for.
  public int height() {
    return transposed ? columns : rows;
  }

  /// Columns of what it stands for.
  public int width() {
    return transposed ? rows : columns;
  }
}
