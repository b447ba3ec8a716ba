package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.PrincipalAxes;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;

/// What usual rows of many channels look like, in standard deviations of each channel.
///
/// @param gaps where the last rows are not those before
/// @param scale puts rows into standard deviations
/// @param axes [component][channel], unit vectors, largest variance first
/// @param variances one a component
/// @param weights [of the last rows, newest first, and 1][channel], predicting the next row
/// @param errors standard deviations of that prediction
/// @param limits the .99 quantiles of T2, Q and V over training
@SuppressWarnings("ArrayRecordComponent")
record PcaModel(
    Gaps gaps,
    StandardScale scale,
    double[][] axes,
    double[] variances,
    double[][] weights,
    double[] errors,
    double[] limits) {
  static final int LAGS = 3;
  private static final int TOGETHER = 4;
  private static final double RIDGE = .001;
  private static final double LEAST_ERROR = .02;
  private static final double LEAST_LIMIT = 1e-6;
  private static final double LIMIT = .99;

  int channels() {
    return errors.length;
  }

  /// @param covariance of the rows on that scale
  /// @param regression of such rows on the [#LAGS] before them, newest first, and 1
  /// @param variance part of the variation that counts as usual
  /// @param rows from which the limits are taken
  static PcaModel fit(
      Gaps gaps,
      StandardScale scale,
      double[][] covariance,
      LeastSquares regression,
      double variance,
      PcaRows rows) {
    var plane = plane(covariance, variance);
    var byChannel = regression.solve(RIDGE);
    var errors = errors(regression, byChannel);
    var weights = turned(byChannel);
    var ones = new double[] {1, 1, 1};
    var raw = new PcaModel(gaps, scale, plane.axes, plane.variances, weights, errors, ones);
    return new PcaModel(
        gaps, scale, plane.axes, plane.variances, weights, errors, raw.quantiles(rows));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Plane(double[][] axes, double[] variances) {}

  private static Plane plane(double[][] covariance, double part) {
    int channels = covariance.length;
    double total = 0;
    for (int c = 0; c < channels; c++) total += covariance[c][c];
    if (total == 0) return new Plane(new double[0][], new double[0]);
    var all = PrincipalAxes.of(covariance);
    var values = all.variances();
    int kept = 0;
    for (double sum = 0; kept < channels && sum < part * total; kept++) sum += values[kept];
    return new Plane(Arrays.copyOf(all.axes(), kept), Arrays.copyOf(values, kept));
  }

  private static double[][] turned(double[][] rows) {
    var turned = new double[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < turned.length; c++) turned[c][r] = rows[r][c];
    }
    return turned;
  }

  /// All channels of the next row at once: the loop over them compiles to vector instructions.
  private static void predict(double[][] weights, double[] past, double[] predicted) {
    Arrays.fill(predicted, 0);
    int k = 0;
    for (; k + TOGETHER <= past.length; k += TOGETHER) addFour(weights, past, k, predicted);
    for (; k < past.length; k++) {
      double value = past[k];
      var row = weights[k];
      for (int c = 0; c < predicted.length; c++) predicted[c] += value * row[c];
    }
  }

  /// Four at once, so that the sums are read and written a quarter as often; they are taken in the
  /// same order.
  private static void addFour(double[][] weights, double[] past, int k, double[] predicted) {
    double a = past[k];
    double b = past[k + 1];
    double c = past[k + 2];
    double d = past[k + 3];
    double[] first = weights[k];
    double[] second = weights[k + 1];
    double[] third = weights[k + 2];
    double[] fourth = weights[k + 3];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = predicted[i] + a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
    }
  }

  private static double[] errors(LeastSquares regression, double[][] weights) {
    double seen = Math.max(1, regression.rows());
    return Arrays.stream(regression.unexplained(weights))
        .map(square -> Math.max(LEAST_ERROR, Math.sqrt(square / seen)))
        .toArray();
  }

  private double[] quantiles(PcaRows rows) {
    var statistics = new double[3][rows.count()];
    var past = new double[LAGS * channels() + 1];
    var predicted = new double[channels()];
    for (int i = 0; i < rows.count(); i++) {
      var z = rows.row(i, past);
      if (z.length == 0) {
        for (var values : statistics) values[i] = Double.NaN;
        continue;
      }
      double inside = 0;
      double beside = LeastSquares.dot(z, z, z.length);
      for (int k = 0; k < axes.length; k++) {
        double along = LeastSquares.dot(axes[k], z, z.length);
        inside += along * along / variances[k];
        beside -= along * along;
      }
      statistics[0][i] = inside;
      statistics[1][i] = beside;
      predict(weights, past, predicted);
      statistics[2][i] = surprise(z, predicted);
    }
    return Arrays.stream(statistics)
        .map(Spread::sorted)
        .mapToDouble(s -> s.length == 0 ? 1 : Math.max(LEAST_LIMIT, Spread.quantile(s, LIMIT)))
        .toArray();
  }

  private double surprise(double[] z, double[] predicted) {
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      double error = StandardScale.held((z[c] - predicted[c]) / errors[c]);
      sum += error * error;
    }
    return sum;
  }

  /// Adds T2, Q and V of a row, each over its limit, and every channel's part in them.
  ///
  /// @param z the row in standard deviations
  /// @param past the last rows, newest first, then 1; empty where they are not there yet: V is 0
  /// @param sums T2, Q, V, added to
  /// @param parts one a channel, added to
  /// @param predicted one a channel, set
  void statistics(double[] z, double[] past, double[] sums, double[] parts, double[] predicted) {
    int channels = z.length;
    var rest = z.clone();
    for (int k = 0; k < axes.length; k++) {
      double along = LeastSquares.dot(axes[k], z, channels);
      double strength = along / variances[k] / limits[0];
      for (int c = 0; c < channels; c++) {
        rest[c] -= along * axes[k][c];
        parts[c] += strength * axes[k][c] * z[c];
      }
      sums[0] += strength * along;
    }
    predict(weights, past, predicted);
    for (int c = 0; c < channels; c++) {
      double beside = rest[c] * rest[c] / limits[1];
      double error = past.length == 0 ? 0 : StandardScale.held((z[c] - predicted[c]) / errors[c]);
      double surprise = error * error / limits[2];
      sums[1] += beside;
      sums[2] += surprise;
      parts[c] += beside + surprise;
    }
  }

  void write(ParameterWriter out) throws IOException {
    gaps.write(out);
    scale.write(out);
    out.rows(axes).reals(variances).rows(weights).reals(errors).reals(limits);
  }

  static PcaModel read(ParameterReader in) throws IOException {
    return new PcaModel(
        Gaps.read(in),
        StandardScale.read(in),
        in.rows(),
        in.reals(),
        in.rows(),
        in.reals(),
        in.reals());
  }
}
