package io.driftglass.forecast.ridge;

/// Least squares with a penalty on the size of the weights, in closed form: rows are added one by
/// one and only their products are kept (Hoerl & Kennard 1970, Technometrics). No intercept.
final class Ridge {
  private final int inputs;
  private final double[][] gram;
  private final double[][] cross;
  private double rows;

  /// @param outputs columns solved for at once
  Ridge(int inputs, int outputs) {
    this.inputs = inputs;
    gram = new double[inputs][inputs];
    cross = new double[outputs][inputs];
  }

  void add(double[] input, double[] target, double weight) {
    rows += weight;
    for (int i = 0; i < inputs; i++) {
      double scaled = weight * input[i];
      var row = gram[i];
      for (int j = 0; j <= i; j++) row[j] += scaled * input[j];
    }
    for (int k = 0; k < cross.length; k++) {
      double scaled = weight * target[k];
      var row = cross[k];
      for (int j = 0; j < inputs; j++) row[j] += scaled * input[j];
    }
  }

  /// Weights, one row an output.
  ///
  /// @param lambda penalty relative to the mean eigenvalue of the inputs' products, above 0
  double[][] solve(double lambda) {
    double trace = 0;
    for (int i = 0; i < inputs; i++) trace += gram[i][i];
    var root = cholesky(lambda * trace / inputs + 1e-26 * rows + Double.MIN_NORMAL);
    var weights = new double[cross.length][];
    for (int k = 0; k < weights.length; k++) weights[k] = substitute(root, cross[k]);
    return weights;
  }

  private double[][] cholesky(double penalty) {
    var root = new double[inputs][];
    for (int i = 0; i < inputs; i++) {
      var row = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        var other = j == i ? row : root[j];
        double sum = gram[i][j] + (i == j ? penalty : 0);
        for (int k = 0; k < j; k++) sum -= row[k] * other[k];
        row[j] = i == j ? Math.sqrt(Math.max(sum, penalty * 1e-6)) : sum / other[j];
      }
      root[i] = row;
    }
    return root;
  }

  private double[] substitute(double[][] root, double[] right) {
    var solved = right.clone();
    for (int i = 0; i < inputs; i++) {
      for (int k = 0; k < i; k++) solved[i] -= root[i][k] * solved[k];
      solved[i] /= root[i][i];
    }
    for (int i = inputs - 1; i >= 0; i--) {
      solved[i] /= root[i][i];
      for (int k = 0; k < i; k++) solved[k] -= root[i][k] * solved[i];
    }
    return solved;
  }
}
