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
    int width = c.columns();
    var rows = RowSum.rows(right.values(), right.from(), inner, width);
    var sum = new float[width];
    for (int from = 0; from < inner; from += BLOCK) {
      int until = Math.min(inner, from + BLOCK);
      for (int row = 0; row < c.rows(); row++) {
        int at = c.from() + row * width;
        System.arraycopy(c.values(), at, sum, 0, width);
        RowSum.add(left.values(), left.from() + row * inner, from, until, rows, sum);
        System.arraycopy(sum, 0, c.values(), at, width);
      }
    }
  }

  private static void scale(Matrix c, float keep) {
    int until = c.from() + c.rows() * c.columns();
    if (keep == 0) Arrays.fill(c.values(), c.from(), until, 0f);
    else if (keep != 1) for (int i = c.from(); i < until; i++) c.values()[i] *= keep;
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
