package io.driftglass.monitor.estimate;

import io.driftglass.problem.InsufficientData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/// Direct loss estimation (Kivimäki et al. 2023; NannyML's DLE): how large the losses of a
/// forecaster are likely to be where its circumstances are known and the truth is not, learnt from
/// forecasts whose truth is known.
///
/// The loss of an origin, a mean over its steps, is regressed on its circumstances. Of all sets of
/// circumstances the one that predicts left-out origins best is taken (PRESS, Allen 1974); none of
/// them gives the plain mean. The standard error of the mean of `k` coming losses adds the doubt
/// about the regression to the noise of the losses themselves, both widened by the lag-1
/// correlation of the residuals. The noise is that of origins that were left out.
public final class LossModel {
  /// Origins that are needed to learn from.
  public static final int LEAST = 20;

  private static final double MOST_MEMORY = .9;
  private static final double FLAT = 1e-9;

  private final int[] used;
  private final double[] weights;
  private final double[][] doubt;
  private final double relative;
  private final List<Support> supports;

  private LossModel(
      int[] used, double[] weights, double[][] doubt, double relative, List<Support> supports) {
    this.used = used;
    this.weights = weights;
    this.doubt = doubt;
    this.relative = relative;
    this.supports = supports;
  }

  /// @param names of the circumstances
  /// @param circumstances [origin][circumstance], in the order of time
  /// @param losses one an origin, NaN where the truth is not known
  /// @throws InsufficientData where fewer than [#LEAST] origins can be learnt from
  public static LossModel of(List<String> names, double[][] circumstances, double[] losses) {
    var rows = new ArrayList<double[]>();
    var known = new ArrayList<Double>();
    for (int at = 0; at < losses.length; at++) {
      boolean whole = Arrays.stream(circumstances[at]).allMatch(Double::isFinite);
      if (!whole || !Double.isFinite(losses[at])) continue;
      rows.add(circumstances[at]);
      known.add(losses[at]);
    }
    if (rows.size() < LEAST) {
      throw new InsufficientData(
          "an estimate learns from %d forecasts on validation rows, there are %d"
              .formatted(LEAST, rows.size()),
          "Validate on more rows.");
    }
    var x = rows.toArray(double[][]::new);
    var y = known.stream().mapToDouble(loss -> loss).toArray();
    var supports = new ArrayList<Support>();
    for (int c = 0; c < names.size(); c++) supports.add(Support.of(names.get(c), column(x, c)));
    Fit best = null;
    for (int set = 0; set < 1 << names.size(); set++) {
      int chosen = set;
      int[] used =
          java.util.stream.IntStream.range(0, names.size())
              .filter(c -> (chosen >> c & 1) == 1)
              .toArray();
      var fit = Fit.of(x, y, used);
      if (fit.isPresent() && (best == null || fit.get().press() < .98 * best.press())) {
        best = fit.get();
      }
    }
    return best.model(supports);
  }

  /// The mean loss of coming origins.
  ///
  /// @param circumstances [origin][circumstance]; origins that are not whole are left out
  public Estimate estimate(double[][] circumstances) {
    var whole =
        Arrays.stream(circumstances)
            .filter(row -> Arrays.stream(row).allMatch(Double::isFinite))
            .toArray(double[][]::new);
    if (whole.length == 0) return Estimate.refused("no forecast could be made");
    for (int c = 0; c < supports.size(); c++) {
      var refused = supports.get(c).refuses(column(whole, c));
      if (refused.isPresent()) return Estimate.refused(refused.get());
    }
    var mean = new double[used.length + 1];
    mean[0] = 1;
    for (int place = 0; place < used.length; place++) {
      mean[place + 1] = Arrays.stream(column(whole, used[place])).average().orElseThrow();
    }
    double value = 0;
    double variance = 0;
    for (int i = 0; i < mean.length; i++) {
      value += weights[i] * mean[i];
      for (int j = 0; j < mean.length; j++) variance += mean[i] * doubt[i][j] * mean[j];
    }
    value = Math.max(0, value);
    double noise = relative * value;
    return Estimate.of(value, Math.sqrt(Math.max(0, variance) + noise * noise / whole.length));
  }

  private static double[] column(double[][] rows, int c) {
    return Arrays.stream(rows).mapToDouble(row -> row[c]).toArray();
  }

  /// One set of circumstances, fitted.
  @SuppressWarnings("ArrayRecordComponent")
  private record Fit(
      int[] used,
      double[] weights,
      double[] fitted,
      double[] residuals,
      double[][] inverse,
      double[] leftOut) {
    double press() {
      return Arrays.stream(leftOut).map(left -> left * left).sum();
    }

    static Optional<Fit> of(double[][] x, double[] y, int[] used) {
      if (used.length == 0) return Optional.of(mean(y));
      var rows =
          Arrays.stream(x)
              .map(row -> Arrays.stream(used).mapToDouble(c -> row[c]).toArray())
              .toArray(double[][]::new);
      try {
        var regression = new OLSMultipleLinearRegression(FLAT);
        regression.newSampleData(y, rows);
        double[] weights = regression.estimateRegressionParameters();
        double[] residuals = regression.estimateResiduals();
        var inverse = regression.estimateRegressionParametersVariance();
        var hat = regression.calculateHat();
        var leftOut = new double[y.length];
        var fitted = new double[y.length];
        for (int at = 0; at < y.length; at++) {
          leftOut[at] = residuals[at] / Math.max(FLAT, 1 - hat.getEntry(at, at));
          fitted[at] = y[at] - residuals[at];
        }
        return Optional.of(new Fit(used, weights, fitted, residuals, inverse, leftOut));
      } catch (SingularMatrixException flat) {
        return Optional.empty();
      }
    }

    private static Fit mean(double[] y) {
      double mean = Arrays.stream(y).average().orElseThrow();
      double[] residuals = Arrays.stream(y).map(value -> value - mean).toArray();
      var fitted = new double[y.length];
      Arrays.fill(fitted, mean);
      double n = y.length;
      double[] leftOut = Arrays.stream(residuals).map(r -> r * n / (n - 1)).toArray();
      return new Fit(new int[0], new double[] {mean}, fitted, residuals, ones(1 / n), leftOut);
    }

    private static double[][] ones(double value) {
      return new double[][] {{value}};
    }

    LossModel model(List<Support> supports) {
      int free = residuals.length - weights.length;
      double square = 0;
      double share = 0;
      double floor = .05 * Arrays.stream(fitted).average().orElseThrow();
      for (int at = 0; at < residuals.length; at++) {
        square += residuals[at] * residuals[at];
        double unit = Math.max(floor, fitted[at]);
        share += unit == 0 ? 0 : leftOut[at] * leftOut[at] / (unit * unit);
      }
      double wider = wider();
      var doubt = new double[weights.length][weights.length];
      for (int i = 0; i < doubt.length; i++) {
        for (int j = 0; j < doubt.length; j++) {
          doubt[i][j] = inverse[i][j] * square / free * wider;
        }
      }
      return new LossModel(used, weights, doubt, Math.sqrt(share / free * wider), supports);
    }

    /// By how much the variance of a mean of residuals is larger than that of independent ones.
    private double wider() {
      double variance = 0;
      double next = 0;
      for (int at = 0; at < residuals.length; at++) {
        variance += residuals[at] * residuals[at];
        if (at > 0) next += residuals[at] * residuals[at - 1];
      }
      if (variance == 0) return 1;
      double raw = next / variance;
      double memory = Math.clamp(raw + (1 + 3 * raw) / residuals.length, 0, MOST_MEMORY);
      return (1 + memory) / (1 - memory);
    }
  }
}
