package io.driftglass.neural;

/// Weighted sums of matrix rows: the one loop behind all arithmetic without a native library.
final class RowSum {
  private RowSum() {}

  /// y += x[from] W[from] + ... + x[until - 1] W[until - 1], four rows at a time; rows with a
  /// weight of 0 cost nothing where four such stand together.
  ///
  /// @param x weights, the first at index `xAt`
  /// @param w the matrix, its row 0 at index `wAt`
  /// @param y as many values as `width`, the first at index `yAt`
  static void add(
      float[] x, int xAt, int from, int until, float[] w, int wAt, float[] y, int yAt, int width) {
    int k = from;
    for (; k + 3 < until; k += 4) {
      float x0 = x[xAt + k];
      float x1 = x[xAt + k + 1];
      float x2 = x[xAt + k + 2];
      float x3 = x[xAt + k + 3];
      if (x0 == 0 && x1 == 0 && x2 == 0 && x3 == 0) continue;
      int w0 = wAt + k * width;
      int w1 = w0 + width;
      int w2 = w1 + width;
      int w3 = w2 + width;
      for (int j = 0; j < width; j++) {
        y[yAt + j] += x0 * w[w0 + j] + x1 * w[w1 + j] + x2 * w[w2 + j] + x3 * w[w3 + j];
      }
    }
    for (; k < until; k++) {
      float weight = x[xAt + k];
      int row = wAt + k * width;
      for (int j = 0; j < width; j++) y[yAt + j] += weight * w[row + j];
    }
  }
}
