package io.driftglass.neural;

import java.util.Arrays;

/// Matrix products by loops the compiler turns into vector instructions: what is left where no
/// native library can be loaded.
final class PlainBlas implements Blas {
  /// Rows of `b` that stay in the cache while all rows of `a` pass.
  private static final int BLOCK = 128;

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c, float keep) {
    var left = a.transposed() ? flat(a) : a;
    var right = b.transposed() ? flat(b) : b;
    scale(c, keep);
    int inner = left.columns();
    for (int from = 0; from < inner; from += BLOCK) {
      int until = Math.min(inner, from + BLOCK);
      for (int row = 0; row < c.rows(); row++) addRow(left, right, c, row, from, until);
    }
  }

  private static void scale(Matrix c, float keep) {
    int until = c.from() + c.rows() * c.columns();
    if (keep == 0) Arrays.fill(c.values(), c.from(), until, 0f);
    else if (keep != 1) for (int i = c.from(); i < until; i++) c.values()[i] *= keep;
  }

  /// Adds rows `from` until `until` of `b`, weighted by one row of `a`, to that row of `c`, four at
  /// a time.
  private static void addRow(Matrix a, Matrix b, Matrix c, int row, int from, int until) {
    float[] x = b.values();
    float[] y = c.values();
    int width = c.columns();
    int to = c.from() + row * width;
    int weights = a.from() + row * a.columns();
    int k = from;
    for (; k + 3 < until; k += 4) {
      float w0 = a.values()[weights + k];
      float w1 = a.values()[weights + k + 1];
      float w2 = a.values()[weights + k + 2];
      float w3 = a.values()[weights + k + 3];
      int x0 = b.from() + k * width;
      int x1 = x0 + width;
      int x2 = x1 + width;
      int x3 = x2 + width;
      for (int j = 0; j < width; j++) {
        y[to + j] += w0 * x[x0 + j] + w1 * x[x1 + j] + w2 * x[x2 + j] + w3 * x[x3 + j];
      }
    }
    for (; k < until; k++) {
      float w = a.values()[weights + k];
      int x0 = b.from() + k * width;
      for (int j = 0; j < width; j++) y[to + j] += w * x[x0 + j];
    }
  }

  /// A copy of the transpose that the matrix stands for.
  private static Matrix flat(Matrix matrix) {
    int height = matrix.height();
    int width = matrix.width();
    var copy = new float[height * width];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        copy[row * width + column] = matrix.values()[matrix.from() + column * height + row];
      }
    }
    return Matrix.of(copy, 0, height, width);
  }

  @Override
  public String title() {
    return "plain loops";
  }
}
