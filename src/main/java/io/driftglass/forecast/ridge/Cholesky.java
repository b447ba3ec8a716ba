package io.driftglass.forecast.ridge;

/// The triangular root of a symmetric matrix, and what it solves.
public final class Cholesky {
  private Cholesky() {}

  /// @param matrix only its lower half is looked at, the first `size` rows of it
  /// @param penalty added to the diagonal, above 0
  /// @return the lower root, row after row
  public static double[][] of(double[][] matrix, int size, double penalty) {
    var root = new double[size][];
    for (int i = 0; i < size; i++) {
      var row = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        var other = j == i ? row : root[j];
        double sum = matrix[i][j] + (i == j ? penalty : 0);
        for (int k = 0; k < j; k++) sum -= row[k] * other[k];
        row[j] = i == j ? Math.sqrt(Math.max(sum, penalty * 1e-6)) : sum / other[j];
      }
      root[i] = row;
    }
    return root;
  }

  /// The vector whose product with the matrix is `right`.
  public static double[] solve(double[][] root, double[] right) {
    var solved = right.clone();
    for (int i = 0; i < root.length; i++) {
      for (int k = 0; k < i; k++) solved[i] -= root[i][k] * solved[k];
      solved[i] /= root[i][i];
    }
    for (int i = root.length - 1; i >= 0; i--) {
      solved[i] /= root[i][i];
      for (int k = 0; k < i; k++) solved[k] -= root[i][k] * solved[i];
    }
    return solved;
  }
}
