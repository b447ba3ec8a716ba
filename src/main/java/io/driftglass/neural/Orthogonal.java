package io.driftglass.neural;

import java.util.Random;

/// Random matrices with orthonormal rows.
final class Orthogonal {
  private Orthogonal() {}

  /// Gram-Schmidt on uniform random rows, each taken twice against the earlier ones.
  ///
  /// @param rows at most `columns`
  static void fill(float[] to, int from, int rows, int columns, Random random) {
    var basis = new double[rows][];
    for (int row = 0; row < rows; row++) {
      var next = random.doubles(columns).map(x -> 2 * x - 1).toArray();
      for (int pass = 0; pass < 2; pass++) {
        for (int earlier = 0; earlier < row; earlier++) {
          add(next, basis[earlier], -dot(next, basis[earlier]));
        }
      }
      double length = Math.sqrt(dot(next, next));
      for (int column = 0; column < columns; column++) {
        next[column] /= length;
        to[from + row * columns + column] = (float) next[column];
      }
      basis[row] = next;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) to[i] += times * what[i];
  }
}
