package io.driftglass.neural;

import java.util.Arrays;

/// Weighted sums of matrix rows: the one loop behind all arithmetic without a native library.
///
/// Every row is an array of its own: with rows in one large array the compiler cannot tell them
/// from the sums, and makes no vector instructions of the loop.
public final class RowSum {
  private RowSum() {}

  /// The matrix that lies in `values` from `from` on, an array a row.
  public static float[][] rows(float[] values, int from, int rows, int columns) {
    var apart = new float[rows][];
    for (int row = 0; row < rows; row++) {
      int at = from + row * columns;
      apart[row] = Arrays.copyOfRange(values, at, at + columns);
    }
    return apart;
  }

  /// y += x[from] W[from] + ... + x[until - 1] W[until - 1], four rows at a time; rows with a
  /// weight of 0 cost nothing where four such stand together.
  ///
  /// @param x weights, the first at index `xAt`
  /// @param w the matrix, a row an array, each as long as `y`
  public static void add(float[] x, int xAt, int from, int until, float[][] w, float[] y) {
    int k = from;
    for (; k + 3 < until; k += 4) {
      float x0 = x[xAt + k];
      float x1 = x[xAt + k + 1];
      float x2 = x[xAt + k + 2];
      float x3 = x[xAt + k + 3];
      if (x0 == 0 && x1 == 0 && x2 == 0 && x3 == 0) continue;
      float[] w0 = w[k];
      float[] w1 = w[k + 1];
      float[] w2 = w[k + 2];
      float[] w3 = w[k + 3];
      for (int j = 0; j < y.length; j++) {
        y[j] += x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
      }
    }
    for (; k < until; k++) {
      float weight = x[xAt + k];
      float[] row = w[k];
      for (int j = 0; j < y.length; j++) y[j] += weight * row[j];
    }
  }
}
