package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.PrincipalAxes;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Frame;
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
  private static final double RIDGE = .001;
  private static final double LEAST_ERROR = .02;
  private static final double LEAST_LIMIT = 1e-6;
  private static final double LIMIT = .99;

  int channels() {
    return errors.length;
  }

  /// @param columns one a target channel of `train`
  /// @param from first row left out
  /// @param until first row after those left out; equal to `from` to leave none out
  static PcaModel fit(
      Frame train, Gaps gaps, double[][] columns, int from, int until, double variance) {
    var scale = StandardScale.fit(columns, from, until);
    int rows = columns[0].length;
    var z = new double[rows][];
    for (int t = 0; t < rows; t++) {
      boolean out = (t >= from && t < until) || gaps.before(train, t);
      z[t] = out ? new double[0] : scale.row(columns, t);
    }
    var plane = plane(z, columns.length, variance);
    var weights = turned(predictor(z, columns.length).solve(RIDGE));
    var errors = errors(z, weights, columns.length);
    var ones = new double[] {1, 1, 1};
    var raw = new PcaModel(gaps, scale, plane.axes, plane.variances, weights, errors, ones);
    return new PcaModel(
        gaps, scale, plane.axes, plane.variances, weights, errors, raw.quantiles(z));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Plane(double[][] axes, double[] variances) {}

  private static Plane plane(double[][] z, int channels, double part) {
    var covariance = new double[channels][channels];
    int rows = 0;
    for (var row : z) {
      if (row.length == 0) continue;
      rows++;
      for (int i = 0; i < channels; i++) {
        if (row[i] == 0) continue;
        for (int j = 0; j <= i; j++) covariance[i][j] += row[i] * row[j];
      }
    }
    double total = 0;
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] /= Math.max(1, rows);
        covariance[j][i] = covariance[i][j];
      }
      total += covariance[i][i];
    }
    if (total == 0) return new Plane(new double[0][], new double[0]);
    var all = PrincipalAxes.of(covariance);
    var values = all.variances();
    int kept = 0;
    for (double sum = 0; kept < channels && sum < part * total; kept++) sum += values[kept];
    return new Plane(Arrays.copyOf(all.axes(), kept), Arrays.copyOf(values, kept));
  }

  private static LeastSquares predictor(double[][] z, int channels) {
    var rows = new LeastSquares(LAGS * channels + 1, channels);
    var past = new double[LAGS * channels + 1];
    for (int t = LAGS; t < z.length; t++) {
      if (fillPast(z, t, past)) rows.add(past, z[t]);
    }
    return rows;
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
    for (int k = 0; k < past.length; k++) {
      double value = past[k];
      var row = weights[k];
      for (int c = 0; c < predicted.length; c++) predicted[c] += value * row[c];
    }
  }

  /// Whether the row and all it is predicted from are there.
  private static boolean fillPast(double[][] z, int t, double[] past) {
    int channels = z[t].length;
    for (int lag = 0; lag <= LAGS; lag++) {
      if (z[t - lag].length == 0) return false;
      if (lag > 0) System.arraycopy(z[t - lag], 0, past, (lag - 1) * channels, channels);
    }
    past[past.length - 1] = 1;
    return true;
  }

  private static double[] errors(double[][] z, double[][] weights, int channels) {
    var squares = new double[channels];
    var predicted = new double[channels];
    var past = new double[LAGS * channels + 1];
    int rows = 0;
    for (int t = LAGS; t < z.length; t++) {
      if (!fillPast(z, t, past)) continue;
      rows++;
      predict(weights, past, predicted);
      for (int c = 0; c < channels; c++) {
        double error = z[t][c] - predicted[c];
        squares[c] += error * error;
      }
    }
    int seen = Math.max(1, rows);
    return Arrays.stream(squares)
        .map(square -> Math.max(LEAST_ERROR, Math.sqrt(square / seen)))
        .toArray();
  }

  private double[] quantiles(double[][] z) {
    var statistics = new double[3][z.length];
    for (var values : statistics) Arrays.fill(values, Double.NaN);
    var past = new double[LAGS * channels() + 1];
    var parts = new double[3];
    for (int t = LAGS; t < z.length; t++) {
      if (!fillPast(z, t, past)) continue;
      Arrays.fill(parts, 0);
      statistics(z[t], past, parts, new double[channels()], new double[channels()]);
      for (int s = 0; s < 3; s++) statistics[s][t] = parts[s];
    }
    return Arrays.stream(statistics)
        .map(Spread::sorted)
        .mapToDouble(s -> s.length == 0 ? 1 : Math.max(LEAST_LIMIT, Spread.quantile(s, LIMIT)))
        .toArray();
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
