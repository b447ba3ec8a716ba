package io.driftglass.explain;

import io.driftglass.detect.statistic.StandardScale;
import java.util.Arrays;

/// What the other channels do not explain of each: rows before an event tell how every channel goes
/// with the others (conditional mean of a shrunk normal law), and inside it the part that does not
/// is measured. A fault in one channel shows in the errors of those that go with it, but most in
/// its own (Cauchy-Schwarz on the precision matrix).
final class Unexplained {
  private static final double FAR = 1e6;
  private static final double FLOOR = .05;

  private Unexplained() {}

  /// Mean square of each channel's error inside an event over that before it; 1 is as before, NaN
  /// where nothing was measured.
  ///
  /// @param columns [channel][row]
  /// @param before first row looked at before the event
  /// @param from first row of the event
  /// @param until first row after it
  static double[] ratios(double[][] columns, int before, int from, int until) {
    int channels = columns.length;
    var learnt = new double[channels][];
    for (int c = 0; c < channels; c++) {
      learnt[c] = Arrays.copyOfRange(columns[c], before, from);
    }
    var scale = StandardScale.fit(learnt, 0, 0);
    var precision = precision(scale, learnt);
    var usual = new double[channels];
    var now = new double[channels];
    add(columns, scale, precision, before, from, usual);
    add(columns, scale, precision, from, until, now);
    for (int c = 0; c < channels; c++) now[c] /= FLOOR + usual[c];
    return now;
  }

  private static double[][] precision(StandardScale scale, double[][] learnt) {
    int channels = learnt.length;
    int rows = learnt[0].length;
    double shrink = Math.clamp((double) channels / rows, .02, .5);
    var covariance = new double[channels][channels];
    for (int t = 0; t < rows; t++) {
      var z = scale.row(learnt, t);
      for (int i = 0; i < channels; i++) {
        for (int j = 0; j < channels; j++) covariance[i][j] += (1 - shrink) / rows * z[i] * z[j];
      }
    }
    for (int i = 0; i < channels; i++) covariance[i][i] += shrink;
    return inverse(covariance);
  }

  /// Adds the mean square error over the rows.
  private static void add(
      double[][] columns,
      StandardScale scale,
      double[][] precision,
      int from,
      int until,
      double[] squares) {
    int channels = columns.length;
    var z = new double[channels];
    for (int t = from; t < until; t++) {
      for (int c = 0; c < channels; c++) {
        double away = scale.away(c, columns[c][t]);
        z[c] = Double.isNaN(away) ? 0 : Math.clamp(away, -FAR, FAR);
      }
      for (int c = 0; c < channels; c++) {
        double error = 0;
        for (int k = 0; k < channels; k++) error += precision[c][k] * z[k];
        squares[c] += error * error / precision[c][c] / (until - from);
      }
    }
  }

  /// Of a positive definite matrix, by Gauss and Jordan; the matrix is used up.
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    var inverse = new double[n][n];
    for (int i = 0; i < n; i++) inverse[i][i] = 1;
    for (int pivot = 0; pivot < n; pivot++) {
      double by = 1 / matrix[pivot][pivot];
      for (int j = 0; j < n; j++) {
        matrix[pivot][j] *= by;
        inverse[pivot][j] *= by;
      }
      for (int i = 0; i < n; i++) {
        double times = matrix[i][pivot];
        if (i == pivot || times == 0) continue;
        for (int j = 0; j < n; j++) {
          matrix[i][j] -= times * matrix[pivot][j];
          inverse[i][j] -= times * inverse[pivot][j];
        }
      }
    }
    return inverse;
  }
}
