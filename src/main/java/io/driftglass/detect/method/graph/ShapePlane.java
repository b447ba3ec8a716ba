package io.driftglass.detect.method.graph;

import io.driftglass.detect.statistic.PrincipalAxes;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// Puts every window of a channel at a point of a plane, windows of like shape near each other
/// whatever their level (Boniol and Palpanas 2020, PVLDB 13(12), algorithm 1): the three main axes
/// of moving means over a third of the window, turned until one of them is the level, which is
/// dropped.
///
/// @param across weight of each row of a window, oldest first
/// @param along the same for the other axis of the plane
/// @param centreAcross where the mean window lies
/// @param centreAlong where it lies on the other axis
@SuppressWarnings("ArrayRecordComponent")
record ShapePlane(double[] across, double[] along, double centreAcross, double centreAlong) {
  private static final int AXES = 3;

  /// @param values of the channel
  /// @param ends the last rows of the windows looked at
  static ShapePlane fit(double[] values, int[] ends, int length) {
    int mean = length / 3;
    int size = length - mean + 1;
    var smooth = movingMeans(values, mean);
    var centre = new double[size];
    for (int end : ends) {
      for (int i = 0; i < size; i++) centre[i] += smooth[end - size + 1 + i] / ends.length;
    }
    var axes = PrincipalAxes.of(covariance(smooth, ends, centre)).axes();
    var level = new double[AXES];
    for (int k = 0; k < AXES; k++) for (double value : axes[k]) level[k] += value;
    var plane = besides(level);
    var across = combined(plane[0], axes);
    var along = combined(plane[1], axes);
    return new ShapePlane(
        spread(across, mean), spread(along, mean), dot(across, centre), dot(along, centre));
  }

  /// [t] is the mean of the `rows` values up to t, of fewer at the start.
  private static double[] movingMeans(double[] values, int rows) {
    var means = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      int from = Math.max(0, t - rows + 1);
      for (int i = from; i <= t; i++) means[t] += values[i] / (t - from + 1);
    }
    return means;
  }

  private static double[][] covariance(double[] values, int[] ends, double[] centre) {
    int size = centre.length;
    var covariance = new double[size][size];
    var away = new double[size];
    for (int end : ends) {
      for (int i = 0; i < size; i++) away[i] = values[end - size + 1 + i] - centre[i];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) covariance[i][j] += away[i] * away[j] / ends.length;
      }
    }
    for (int i = 0; i < size; i++) for (int j = 0; j < i; j++) covariance[j][i] = covariance[i][j];
    return covariance;
  }

  /// Two unit vectors at right angles to each other and to `level`.
  private static double[][] besides(double[] level) {
    double size = Math.sqrt(dot(level, level));
    var unit = new double[AXES];
    for (int k = 0; k < AXES; k++) unit[k] = size > 0 ? level[k] / size : k == 2 ? 1 : 0;
    int most = 0;
    for (int k = 1; k < AXES; k++) if (Math.abs(unit[k]) > Math.abs(unit[most])) most = k;
    var first = new double[AXES];
    first[most == 0 ? 1 : 0] = 1;
    double part = dot(first, unit);
    for (int k = 0; k < AXES; k++) first[k] -= part * unit[k];
    double length = Math.sqrt(dot(first, first));
    for (int k = 0; k < AXES; k++) first[k] /= length;
    var second = new double[AXES];
    for (int k = 0; k < AXES; k++) {
      int a = (k + 1) % AXES;
      int b = (k + 2) % AXES;
      second[k] = unit[a] * first[b] - unit[b] * first[a];
    }
    return new double[][] {first, second};
  }

  private static double[] combined(double[] parts, double[][] axes) {
    var sum = new double[axes[0].length];
    for (int k = 0; k < AXES; k++) {
      for (int i = 0; i < sum.length; i++) sum[i] += parts[k] * axes[k][i];
    }
    return sum;
  }

  /// The weights of single rows, from those of moving means.
  private static double[] spread(double[] weights, int mean) {
    var rows = new double[weights.length + mean - 1];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < mean; j++) rows[i + j] += weights[i] / mean;
    }
    return rows;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  int length() {
    return across.length;
  }

  double across(double[] values, int from) {
    return sum(across, values, from) - centreAcross;
  }

  double along(double[] values, int from) {
    return sum(along, values, from) - centreAlong;
  }

  private static double sum(double[] weights, double[] values, int from) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) sum += weights[i] * values[from + i];
    return sum;
  }

  void write(ParameterWriter out) throws IOException {
    out.reals(across).reals(along).real(centreAcross).real(centreAlong);
  }

  static ShapePlane read(ParameterReader in) throws IOException {
    return new ShapePlane(in.reals(), in.reals(), in.real(), in.real());
  }
}
