package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/// Mean and inverse covariance of weighted means of recent rows.
///
/// @param weights one a row of the window, oldest first, adding up to 1
/// @param centre one a channel
/// @param inverse [channel][channel], of the shrunk covariance
@SuppressWarnings("ArrayRecordComponent")
record MahalanobisModel(double[] weights, double[] centre, double[][] inverse)
    implements WindowModel {
  /// A variance in squared standard deviations below which a channel counts as constant.
  private static final double LEAST_VARIANCE = 1e-6;

  static MahalanobisModel fit(StackedWindows windows, double rate, double shrink) {
    int channels = windows.channels();
    var weights = weights(windows.size() / channels, rate);
    var means = new double[windows.count()][];
    var centre = new double[channels];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(windows.get(i), weights, channels);
      for (int c = 0; c < channels; c++) centre[c] += means[i][c] / means.length;
    }
    var covariance = new double[channels][channels];
    for (var mean : means) {
      for (int i = 0; i < channels; i++) {
        double away = (mean[i] - centre[i]) / means.length;
        for (int j = 0; j <= i; j++) covariance[i][j] += away * (mean[j] - centre[j]);
      }
    }
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j < i; j++) {
        covariance[i][j] *= 1 - shrink;
        covariance[j][i] = covariance[i][j];
      }
      covariance[i][i] += LEAST_VARIANCE;
    }
    var inverse =
        new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false), 1e-9, 0)
            .getSolver()
            .getInverse()
            .getData();
    return new MahalanobisModel(weights, centre, inverse);
  }

  private static double[] weights(int rows, double rate) {
    var weights = new double[rows];
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      weights[i] = Math.pow(1 - rate, rows - 1 - i);
      sum += weights[i];
    }
    for (int i = 0; i < rows; i++) weights[i] /= sum;
    return weights;
  }

  private static double[] mean(double[] window, double[] weights, int channels) {
    var mean = new double[channels];
    for (int row = 0; row < weights.length; row++) {
      for (int c = 0; c < channels; c++) mean[c] += weights[row] * window[row * channels + c];
    }
    return mean;
  }

  /// The distance, of which a channel's part is its own term of the quadratic form.
  @Override
  public double score(double[] window, double[] parts) {
    int channels = centre.length;
    var away = mean(window, weights, channels);
    for (int c = 0; c < channels; c++) away[c] -= centre[c];
    double square = 0;
    for (int i = 0; i < channels; i++) {
      double along = 0;
      for (int j = 0; j < channels; j++) along += inverse[i][j] * away[j];
      double term = away[i] * along;
      parts[i] = Math.max(0, term);
      square += term;
    }
    return Math.sqrt(Math.max(0, square));
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.reals(weights).reals(centre).rows(inverse);
  }

  static MahalanobisModel read(ParameterReader in) throws IOException {
    return new MahalanobisModel(in.reals(), in.reals(), in.rows());
  }
}
