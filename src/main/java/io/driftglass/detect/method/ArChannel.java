package io.driftglass.detect.method;

import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Folds;
import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.OperatingPoints;
import io.driftglass.detect.statistic.Stillness;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;

/// The autoregression of one channel on the scale of its range, and how large its error usually is.
///
/// @param weights as [ArDesign] lays them out; empty where too little was measured to learn from
/// @param usual median of the error, one a span it is smoothed over
/// @param spread standard deviation of the smoothed error, no less than that of a mean of as many
///   errors, plus 1 % of the range, one a span
/// @param band the error that 99 of 100 normal rows stay under
/// @param least movement in normal rows
/// @param points its levels and swings in normal rows
@SuppressWarnings("ArrayRecordComponent")
record ArChannel(
    double[] weights,
    double[] usual,
    double[] spread,
    double band,
    double least,
    OperatingPoints points) {
  private static final int BLOCKS = 4;
  private static final double FLOOR = .02;

  /// Weight of the belief that a level goes on, beside the penalty.
  private static final double STILL = 1;

  /// The same where the channel wanders: it has no other level to come back to.
  private static final double SURELY_STILL = 1e6;

  /// A channel and its scores over training, each by weights its block was not used for; NaN where
  /// there is none.
  @SuppressWarnings("ArrayRecordComponent")
  record Learnt(ArChannel channel, double[] scores) {}

  boolean silent() {
    return weights.length == 0;
  }

  /// @param filled scaled columns without gaps, one a watched channel
  /// @param measured the target as it was measured, NaN where missing or not to be learnt
  /// @param wanders whether it has no level that it comes back to
  /// @param places whether its levels and swings are learnt
  static Learnt fit(
      ArDesign design,
      int target,
      double[][] filled,
      double[] measured,
      boolean wanders,
      double ridge,
      double[] spans,
      boolean places) {
    int rows = measured.length;
    var own = filled[design.watched().targets().get(target)];
    var blocks = new LeastSquares[BLOCKS];
    var x = new Row(design, target, filled);
    for (int b = 0; b < BLOCKS; b++) {
      blocks[b] = new LeastSquares(design.size(target), 1);
      for (int t = start(design.lags(), rows, b); t < start(design.lags(), rows, b + 1); t++) {
        if (!Double.isNaN(measured[t])) blocks[b].add(x.at(t), own[t]);
      }
    }
    var whole = Arrays.stream(blocks).reduce(LeastSquares::plus).orElseThrow();
    var error = new double[rows];
    Arrays.fill(error, Double.NaN);
    if (whole.rows() < design.lags() + 2) {
      var none = new double[spans.length];
      return new Learnt(
          new ArChannel(
              new double[0], none, none, 0, Double.POSITIVE_INFINITY, OperatingPoints.none()),
          error);
    }
    for (int b = 0; b < BLOCKS; b++) {
      var weights = weights(design, whole.minus(blocks[b]), wanders, ridge);
      for (int t = start(design.lags(), rows, b); t < start(design.lags(), rows, b + 1); t++) {
        if (Double.isNaN(measured[t])) continue;
        error[t] = Math.abs(own[t] - LeastSquares.dot(x.at(t), weights, weights.length));
      }
    }
    var steady = own.clone();
    for (int t = 0; t < rows; t++) if (Double.isNaN(measured[t])) steady[t] = Double.NaN;
    var all = weights(design, whole, wanders, ridge);
    var points = places ? OperatingPoints.fit(steady) : OperatingPoints.none();
    var channel = judged(all, error, spans, Stillness.least(steady), points);
    return new Learnt(channel, scores(channel, error, spans));
  }

  /// Whether so few rows always look usual on their own scale.
  static boolean few(int rows, double[] spans) {
    return rows <= 2 * spans[spans.length - 1];
  }

  /// What each row of few would have scored had the others alone told what is usual.
  private static double[] scores(ArChannel channel, double[] error, double[] spans) {
    int folds = few(error.length, spans) ? BLOCKS : 1;
    var scores = new double[error.length];
    for (int fold = 0; fold < folds; fold++) {
      int from = error.length * fold / folds;
      int until = error.length * (fold + 1) / folds;
      var others = folds == 1 ? error : Folds.without(error, from, until);
      boolean any = folds > 1 && Spread.sorted(others).length > 0;
      var told = any ? judged(channel.weights, others, spans, 0, OperatingPoints.none()) : channel;
      var smooth = new Smooth(told, spans);
      for (int t = 0; t < until; t++) {
        double score = smooth.next(error[t]);
        if (t >= from) scores[t] = score;
      }
    }
    return scores;
  }

  private static ArChannel judged(
      double[] weights, double[] error, double[] spans, double least, OperatingPoints points) {
    var usual = new double[spans.length];
    var spread = new double[spans.length];
    double single = deviation(Spread.sorted(error));
    for (int i = 0; i < spans.length; i++) {
      var smooth = Ewma.ofSpan(spans[i]);
      var sorted =
          Spread.sorted(
              Arrays.stream(error).map(e -> Double.isNaN(e) ? e : smooth.next(e)).toArray());
      usual[i] = Spread.median(sorted);
      spread[i] = Math.max(deviation(sorted), single / Math.sqrt(spans[i])) + FLOOR;
    }
    return new ArChannel(
        weights, usual, spread, Spread.quantile(Spread.sorted(error), .99), least, points);
  }

  /// Beside the rows stands a weak belief that a level which stayed for all lags goes on. It counts
  /// where the rows say nothing: in a channel that never moved in training.
  private static double[] weights(
      ArDesign design, LeastSquares rows, boolean wanders, double ridge) {
    var still = new double[rows.inputs()];
    double belief = wanders ? SURELY_STILL : STILL;
    double strength = Math.sqrt(belief * ridge * rows.rows());
    Arrays.fill(still, 0, design.lags(), strength);
    var level = new LeastSquares(rows.inputs(), 1);
    level.add(still, strength);
    return rows.plus(level).solve(ridge)[0];
  }

  /// The first row of a block, of the rows that have all their lags.
  private static int start(int lags, int rows, int block) {
    return lags + (int) ((long) (rows - lags) * block / BLOCKS);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  /// Smooths the errors of a channel over several spans: a short one is quick, a long one sees what
  /// is small and lasts. All begin at the usual error: a few rows tell little.
  static final class Smooth {
    private final ArChannel channel;
    private final Ewma[] means;

    Smooth(ArChannel channel, double[] spans) {
      this.channel = channel;
      means = new Ewma[spans.length];
      for (int i = 0; i < spans.length; i++)
        means[i] = Ewma.ofSpan(spans[i]).from(channel.usual[i]);
    }

    /// How many usual spreads the smoothed error lies above the usual one, on the span where that
    /// is most; NaN where there is no error.
    double next(double error) {
      if (Double.isNaN(error)) return error;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < means.length; i++) {
        double away = (means[i].next(error) - channel.usual[i]) / channel.spread[i];
        highest = Math.max(highest, away);
      }
      return highest;
    }
  }

  void write(ParameterWriter out) throws IOException {
    out.reals(weights).reals(usual).reals(spread).real(band).real(least);
    points.write(out);
  }

  static ArChannel read(ParameterReader in) throws IOException {
    return new ArChannel(
        in.reals(), in.reals(), in.reals(), in.real(), in.real(), OperatingPoints.read(in));
  }

  /// One row of the design, used again for the next.
  private static final class Row {
    private final ArDesign design;
    private final int target;
    private final double[][] filled;
    private final double[] own;
    private final double[] before;
    private final double[] now;
    private final double[] x;

    Row(ArDesign design, int target, double[][] filled) {
      this.design = design;
      this.target = target;
      this.filled = filled;
      own = filled[design.watched().targets().get(target)];
      before = new double[filled.length];
      now = new double[filled.length];
      x = new double[design.size(target)];
    }

    double[] at(int t) {
      System.arraycopy(own, t - design.lags(), x, 0, design.lags());
      if (design.beside().equals("none")) {
        x[design.lags()] = 1;
        return x;
      }
      for (int c = 0; c < filled.length; c++) {
        before[c] = filled[c][t - 1];
        now[c] = filled[c][t];
      }
      design.beside(target, before, now, x);
      return x;
    }
  }
}
