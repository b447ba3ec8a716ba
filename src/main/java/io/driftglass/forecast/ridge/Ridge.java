package io.driftglass.forecast.ridge;

/// Least squares with a penalty on the size of the weights, in closed form: rows are added one by
/// one and only their products are kept (Hoerl & Kennard 1970, Technometrics). No intercept.
public final class Ridge {
  private final int inputs;
  private final double[][] gram;
  private final double[][] cross;
  private double rows;

  /// @param outputs columns solved for at once
  public Ridge(int inputs, int outputs) {
    this.inputs = inputs;
    gram = new double[inputs][inputs];
    cross = new double[outputs][inputs];
  }

  public void add(double[] input, double[] target, double weight) {
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
  public double[][] solve(double lambda) {
    double trace = 0;
    for (int i = 0; i < inputs; i++) trace += gram[i][i];
    var root =
        Cholesky.of(gram, inputs, lambda * trace / inputs + 1e-26 * rows + Double.MIN_NORMAL);
    var weights = new double[cross.length][];
    for (int k = 0; k < weights.length; k++) weights[k] = Cholesky.solve(root, cross[k]);
    return weights;
  }
}
