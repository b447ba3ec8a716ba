package io.driftglass.neural;

import java.util.Arrays;

/// The same network written down once more in double precision, step by step after the definition:
/// what the fast one is measured with.
final class ReferenceLstm {
  private ReferenceLstm() {}

  /// @param rows [steps][inputs] of one sequence
  /// @return the predictions after the last row
  static double[] predict(LstmShape shape, double[] p, double[][] rows) {
    double[][] x = rows;
    for (int layer = 0; layer < shape.layers(); layer++) x = layer(shape, layer, p, x);
    return affine(p, shape.outputBias(), shape.outputs(), x[x.length - 1], shape.outputWeights());
  }

  private static double[][] layer(LstmShape shape, int layer, double[] p, double[][] rows) {
    int u = shape.units();
    var c = new double[u];
    var outputs = new double[rows.length][];
    var h = new double[u];
    for (int step = 0; step < rows.length; step++) {
      var z = affine(p, shape.bias(layer), 4 * u, rows[step], shape.inputWeights(layer));
      add(z, p, h, shape.recurrentWeights(layer));
      h = new double[u];
      for (int j = 0; j < u; j++) {
        c[j] = sigmoid(z[u + j]) * c[j] + sigmoid(z[j]) * Math.tanh(z[3 * u + j]);
        h[j] = sigmoid(z[2 * u + j]) * Math.tanh(c[j]);
      }
      outputs[step] = h;
    }
    return outputs;
  }

  private static double[] affine(double[] p, int bias, int width, double[] x, int weights) {
    var z = Arrays.copyOfRange(p, bias, bias + width);
    add(z, p, x, weights);
    return z;
  }

  private static void add(double[] z, double[] p, double[] x, int weights) {
    for (int k = 0; k < x.length; k++) {
      for (int j = 0; j < z.length; j++) z[j] += x[k] * p[weights + k * z.length + j];
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
