package io.driftglass.monitor.concept;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/// What inputs say of a column: ridge regression on the inputs, their squares and products.
final class Relation {
  private static final int ROWS = 1_000;
  private static final int MOST_FOR_PRODUCTS = 12;
  private static final double RIDGE = 1e-3;

  private final double[] centre;
  private final double[] scale;
  private final double[] weights;
  private final int untilRow;

  private Relation(double[] centre, double[] scale, double[] weights, int untilRow) {
    this.centre = centre;
    this.scale = scale;
    this.weights = weights;
    this.untilRow = untilRow;
  }

  /// Learnt from the thousand rows from `begin` on; empty where there are not so many.
  static Optional<Relation> learnt(double[] values, double[][] inputs, int begin) {
    int until = begin + ROWS;
    if (until > values.length) return Optional.empty();
    var centre = new double[inputs.length];
    var scale = new double[inputs.length];
    for (int input = 0; input < inputs.length; input++) {
      moments(inputs[input], begin, until, centre, scale, input);
    }
    int size = features(new double[inputs.length]).length;
    var products = new Array2DRowRealMatrix(size, size);
    var sums = new ArrayRealVector(size);
    for (int row = begin; row < until; row++) {
      var features = features(standardised(inputs, row, centre, scale));
      if (!finite(features) || !Double.isFinite(values[row])) continue;
      for (int i = 0; i < size; i++) {
        sums.addToEntry(i, features[i] * values[row]);
        for (int j = 0; j < size; j++) products.addToEntry(i, j, features[i] * features[j]);
      }
    }
    for (int i = 0; i < size; i++) products.addToEntry(i, i, RIDGE * ROWS);
    var weights = new CholeskyDecomposition(products).getSolver().solve(sums).toArray();
    return Optional.of(new Relation(centre, scale, weights, until));
  }

  /// The first row it was not learnt from.
  int untilRow() {
    return untilRow;
  }

  /// What is not explained, row by row from `from` on; NaN before it and where an input is missing.
  double[] residuals(double[] values, double[][] inputs, int from) {
    var residuals = new double[values.length];
    for (int row = 0; row < residuals.length; row++) {
      if (row < from) {
        residuals[row] = Double.NaN;
        continue;
      }
      var features = features(standardised(inputs, row, centre, scale));
      double expected = 0;
      for (int i = 0; i < features.length; i++) expected += weights[i] * features[i];
      residuals[row] = values[row] - expected;
    }
    return residuals;
  }

  private static void moments(
      double[] column, int from, int until, double[] centre, double[] scale, int input) {
    double sum = 0;
    double square = 0;
    int n = 0;
    for (int row = from; row < until; row++) {
      if (!Double.isFinite(column[row])) continue;
      sum += column[row];
      square += column[row] * column[row];
      n++;
    }
    double mean = n == 0 ? 0 : sum / n;
    double variance = n == 0 ? 0 : Math.max(0, square / n - mean * mean);
    centre[input] = mean;
    scale[input] = variance > 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
  }

  private static double[] standardised(
      double[][] inputs, int row, double[] centre, double[] scale) {
    var x = new double[inputs.length];
    for (int i = 0; i < x.length; i++) x[i] = (inputs[i][row] - centre[i]) / scale[i];
    return x;
  }

  private static double[] features(double[] x) {
    boolean products = x.length <= MOST_FOR_PRODUCTS;
    var features = new double[1 + 2 * x.length + (products ? x.length * (x.length - 1) / 2 : 0)];
    int at = 0;
    features[at++] = 1;
    for (double value : x) {
      features[at++] = value;
      features[at++] = value * value;
    }
    for (int i = 0; products && i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) features[at++] = x[i] * x[j];
    }
    return features;
  }

  private static boolean finite(double[] values) {
    for (double value : values) if (!Double.isFinite(value)) return false;
    return true;
  }
}
