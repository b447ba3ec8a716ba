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
  record Plane(double[][] axes, double[] variances) {}

  /// @param part of the variation that counts as usual
  static Plane plane(double[][] covariance, double part) {
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

  private static double[] errors(LeastSquares regression, double[][] weights) {
    double seen = Math.max(1, regression.rows());
    return Arrays.stream(regression.unexplained(weights))
        .map(square -> Math.max(LEAST_ERROR, Math.sqrt(square / seen)))
        .toArray();
  }

  private double[] quantiles(PcaRows rows) {
    return Arrays.stream(rows.statistics(new PcaStatistics(this)))
        .map(Spread::sorted)
        .mapToDouble(s -> s.length == 0 ? 1 : Math.max(LEAST_LIMIT, Spread.quantile(s, LIMIT)))
        .toArray();
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
