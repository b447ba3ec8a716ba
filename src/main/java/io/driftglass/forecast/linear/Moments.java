package io.driftglass.forecast.linear;

/// The sum, over all windows of a series, of the products of any two rows of a window. As one
/// window is the one before moved by a row, every product but those of the first row follows from
/// the one diagonally before it: the cost is that of the matrix, not of windows times matrix.
final class Moments {
  private final double[][] sums;

  /// @param rows rows a window
  Moments(int rows) {
    sums = new double[rows][rows];
  }

  /// Adds the windows that lie between two rows, none where there are too few.
  ///
  /// @param weight of each
  void add(double[] x, int from, int until, double weight) {
    int rows = sums.length;
    int windows = until - from - rows + 1;
    if (windows < 1) return;
    for (int lag = 0; lag < rows; lag++) {
      double sum = 0;
      for (int row = from; row < from + windows; row++) sum += x[row] * x[row + lag];
      sums[0][lag] += weight * sum;
      for (int i = 1; i + lag < rows; i++) {
        int left = from + i - 1;
        int right = from + i + windows - 1;
        sum += x[right] * x[right + lag] - x[left] * x[left + lag];
        sums[i][i + lag] += weight * sum;
      }
    }
  }

  /// The same sums for windows from each of which its base was taken.
  ///
  /// @param base weights of the rows whose sum is the base
  double[][] relative(double[] base) {
    int rows = sums.length;
    var product = new double[rows];
    double square = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < base.length; j++) {
        if (base[j] != 0) product[i] += base[j] * (i < j ? sums[i][j] : sums[j][i]);
      }
    }
    for (int j = 0; j < base.length; j++) square += base[j] * product[j];
    var relative = new double[rows][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = i; j < rows; j++) {
        relative[i][j] = sums[i][j] - product[i] - product[j] + square;
        relative[j][i] = relative[i][j];
      }
    }
    return relative;
  }
}
