package io.driftglass.detect.method;

import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/// Where smoothed rows usually lie, and how far apart.
///
/// @param scale puts smoothed rows into standard deviations
/// @param inverse of the shrunk covariance, over the unit of the score
@SuppressWarnings("ArrayRecordComponent")
record DistanceModel(StandardScale scale, double[][] inverse) {
  int channels() {
    return inverse.length;
  }

  /// Every column smoothed, beginning with its first value; NaN before it.
  static double[][] smoothed(double[][] columns, double rate) {
    var smooth = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      smooth[c] = new double[columns[c].length];
      double mean = Double.NaN;
      for (int t = 0; t < smooth[c].length; t++) {
        double value = columns[c][t];
        if (Double.isFinite(value))
          mean = Double.isNaN(mean) ? value : mean + rate * (value - mean);
        smooth[c][t] = mean;
      }
    }
    return smooth;
  }

  /// @param first row learnt from
  /// @param from first row left out
  /// @param until first row after those left out; equal to `from` to leave none out
  static DistanceModel fit(double[][] smooth, int first, int from, int until, double shrink) {
    int channels = smooth.length;
    int rows = smooth[0].length;
    var learnt = new double[channels][rows - first - (until - from)];
    for (int c = 0; c < channels; c++) {
      int at = 0;
      for (int t = first; t < rows; t++) {
        if (t < from || t >= until) learnt[c][at++] = smooth[c][t];
      }
    }
    var scale = StandardScale.fit(learnt, 0, 0);
    var covariance = new double[channels][channels];
    int kept = learnt[0].length;
    for (int t = 0; t < kept; t++) {
      var z = scale.row(learnt, t);
      for (int i = 0; i < channels; i++) {
        for (int j = 0; j <= i; j++) covariance[i][j] += (1 - shrink) / kept * z[i] * z[j];
      }
    }
    for (int i = 0; i < channels; i++) {
      covariance[i][i] += shrink;
      for (int j = 0; j < i; j++) covariance[j][i] = covariance[i][j];
    }
    var inverse =
        new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false))
            .getSolver()
            .getInverse()
            .getData();
    return new DistanceModel(scale, inverse);
  }

  DistanceModel inUnits(double unit) {
    var divided = new double[channels()][channels()];
    for (int i = 0; i < divided.length; i++) {
      for (int j = 0; j < divided.length; j++) divided[i][j] = inverse[i][j] / unit;
    }
    return new DistanceModel(scale, divided);
  }

  double[] distances(double[][] smooth, int from, int until) {
    var distances = new double[until - from];
    var parts = new double[channels()];
    for (int t = from; t < until; t++) distances[t - from] = distance(scale.row(smooth, t), parts);
    return distances;
  }

  /// @param z in standard deviations
  /// @param parts set to what each channel adds; they sum to the distance, some may be below 0
  double distance(double[] z, double[] parts) {
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      parts[c] = z[c] * LeastSquares.dot(inverse[c], z, z.length);
      sum += parts[c];
    }
    return sum;
  }

  void write(ParameterWriter out) throws IOException {
    scale.write(out);
    out.rows(inverse);
  }

  static DistanceModel read(ParameterReader in) throws IOException {
    return new DistanceModel(StandardScale.read(in), in.rows());
  }
}
