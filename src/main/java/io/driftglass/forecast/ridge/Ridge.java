package io.driftglass.forecast.ridge;

/// Least squares with a penalty on the size of the weights, in closed form: rows are added one by
/// one and only their products are kept (Hoerl & Kennard 1970, Technometrics). No intercept.
public final class Ridge {
  private static final int AT_ONCE = 4;

  private final int inputs;
  private final double[][] gram;
  private final double[][] cross;
  private final double[][] waiting;
  private final double[] weights = new double[AT_ONCE];
  private int filled;
  private double rows;

  /// @param outputs columns solved for at once
  public Ridge(int inputs, int outputs) {
    this.inputs = inputs;
    gram = new double[inputs][inputs];
    waiting = new double[AT_ONCE][inputs];
    cross = new double[outputs][inputs];
  }

  public void add(double[] input, double[] target, double weight) {
    rows += weight;
    System.arraycopy(input, 0, waiting[filled], 0, inputs);
    weights[filled++] = weight;
    for (int k = 0; k < cross.length; k++) {
      double scaled = weight * target[k];
      var row = cross[k];
      for (int j = 0; j < inputs; j++) row[j] += scaled * input[j];
    }
    if (filled == AT_ONCE) fold();
  }

  /// Adds the waiting rows to the products, in their order, so that the sums are those of one row
  /// after the other; together they cross the memory of the products once.
  private void fold() {
    for (int i = 0; i < inputs; i++) {
      double first = weights[0] * waiting[0][i];
      double second = weights[1] * waiting[1][i];
      double third = weights[2] * waiting[2][i];
      double fourth = weights[3] * waiting[3][i];
      add(gram[i], i, first, second, third, fourth);
    }
    filled = 0;
  }

  private void add(double[] row, int last, double a, double b, double c, double d) {
    var w = waiting[0];
    var x = waiting[1];
    var y = waiting[2];
    var z = waiting[3];
    for (int j = 0; j <= last; j++) row[j] = row[j] + a * w[j] + b * x[j] + c * y[j] + d * z[j];
  }

  private void foldTheRest() {
    for (int one = 0; one < filled; one++) {
      var input = waiting[one];
      for (int i = 0; i < inputs; i++) {
        double scaled = weights[one] * input[i];
        var row = gram[i];
        for (int j = 0; j <= i; j++) row[j] += scaled * input[j];
      }
    }
    filled = 0;
  }

  /// Weights, one row an output.
  ///
  /// @param lambda penalty relative to the mean eigenvalue of the inputs' products, above 0
  public double[][] solve(double lambda) {
    foldTheRest();
    double trace = 0;
    for (int i = 0; i < inputs; i++) trace += gram[i][i];
    var root =
        Cholesky.of(gram, inputs, lambda * trace / inputs + 1e-26 * rows + Double.MIN_NORMAL);
    var solved = new double[cross.length][];
    for (int k = 0; k < solved.length; k++) solved[k] = Cholesky.solve(root, cross[k]);
    return solved;
  }
}
