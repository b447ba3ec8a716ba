package io.driftglass.detect.statistic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/// The axes along which rows vary, widest first.
///
/// @param variances one an axis
/// @param axes [axis][value], unit vectors
@SuppressWarnings("ArrayRecordComponent")
public record PrincipalAxes(double[] variances, double[][] axes) {
  private static final int MOST_SWEEPS = 60;
  private static final double SMALL = 1e-14;

  /// @param covariance the same on both sides to the last bit
  public static PrincipalAxes of(double[][] covariance) {
    try {
      var eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
      var axes = new double[covariance.length][];
      for (int k = 0; k < axes.length; k++) axes[k] = eigen.getEigenvector(k).toArray();
      return new PrincipalAxes(eigen.getRealEigenvalues(), axes);
    } catch (MathIllegalStateException noConvergence) {
      return turned(covariance);
    }
  }

  /// By turning two axes at a time until none goes with another (Jacobi 1846): slower, but it comes
  /// to an end with every symmetric matrix, where QL steps may not.
  static PrincipalAxes turned(double[][] covariance) {
    int n = covariance.length;
    var a = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    var axes = new double[n][n];
    for (int k = 0; k < n; k++) axes[k][k] = 1;
    double whole = 0;
    for (var row : a) for (double value : row) whole += value * value;
    for (int sweep = 0; sweep < MOST_SWEEPS && beside(a) > SMALL * SMALL * whole; sweep++) {
      for (int p = 0; p < n; p++) for (int q = p + 1; q < n; q++) turn(a, axes, p, q);
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -a[k][k]))
            .mapToInt(k -> k)
            .toArray();
    return new PrincipalAxes(
        Arrays.stream(order).mapToDouble(k -> a[k][k]).toArray(),
        Arrays.stream(order).mapToObj(k -> axes[k]).toArray(double[][]::new));
  }

  private static double beside(double[][] a) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) for (int q = 0; q < p; q++) sum += 2 * a[p][q] * a[p][q];
    return sum;
  }

  private static void turn(double[][] a, double[][] axes, int p, int q) {
    if (a[p][q] == 0) return;
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    mix(a[p], a[q], c, s);
    mix(axes[p], axes[q], c, s);
  }

  private static void mix(double[] p, double[] q, double c, double s) {
    for (int k = 0; k < p.length; k++) {
      double was = p[k];
      p[k] = c * was - s * q[k];
      q[k] = s * was + c * q[k];
    }
  }
}
