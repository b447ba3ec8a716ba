package io.driftglass.workbench.monitor;

import io.driftglass.evaluate.Backtest;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.job.Progress;
import io.driftglass.metric.Measure;
import io.driftglass.monitor.Figures;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.registry.OutOfSample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a version does on rows it has not learnt from.
///
/// @param losses one a row of the newest dataset: an alarm's disagreement with the label (0 or 1),
///   or a forecast's error in mean changes of its channel; NaN where the row is not judged
/// @param alarmed those rows as a detector saw them; empty where a forecaster was judged
@SuppressWarnings("ArrayRecordComponent")
record Judging(Figures figures, double[] losses, Optional<Alarmed> alarmed) {
  private static final int MOST_HORIZON = 24;

  /// @param known what is known of the rows of `rows`
  static Judging of(
      ModelVersion version, ModelRows rows, KnownRows known, Models models, Progress progress) {
    return version.card().task() == Task.ANOMALY
        ? detector(Alarmed.of(version, rows, models, progress), rows.fresh(), known)
        : forecaster(version, rows, models, progress);
  }

  /// How an anomaly that reaches the newest row is told; empty where there is none.
  Optional<String> going() {
    return alarmed.flatMap(Alarmed::going);
  }

  /// @param fresh first row that is judged
  static Judging detector(Alarmed alarmed, int fresh, KnownRows known) {
    boolean[] strange = alarmed.strange();
    int all = strange.length;
    var losses = new double[all];
    Arrays.fill(losses, Double.NaN);
    var truth = new boolean[all];
    var alarms = new boolean[all];
    int judged = 0;
    for (int row = fresh; row < all; row++) {
      if (!known.known()[row]) continue;
      truth[judged] = known.truth()[row];
      alarms[judged++] = strange[row];
      losses[row] = strange[row] == known.truth()[row] ? 0 : 1;
    }
    return new Judging(
        Figures.ofAlarms(
            Arrays.copyOf(truth, judged),
            Arrays.copyOf(alarms, judged),
            Arrays.copyOfRange(strange, fresh, all)),
        losses,
        Optional.of(alarmed));
  }

  private static Judging forecaster(
      ModelVersion version, ModelRows rows, Models models, Progress progress) {
    int horizon = Math.clamp((rows.all().rows() - rows.fresh()) / 3, 1, horizon(version));
    return forecaster(version, rows, rows.fresh(), horizon, models, progress);
  }

  /// Rows ahead that a forecaster can look.
  static int horizon(ModelVersion version) {
    int most = version.card().horizonRows();
    return most > 0 ? most : MOST_HORIZON;
  }

  /// A forecaster from a row on.
  ///
  /// @param fresh the first origin
  static Judging forecaster(
      ModelVersion version,
      ModelRows rows,
      int fresh,
      int horizon,
      Models models,
      Progress progress) {
    var frame = OutOfSample.seen(version, rows.all(), progress);
    int all = frame.rows();
    var plan = BacktestPlan.rolling(horizon, fresh, all - horizon + 1, horizon, fresh, 0);
    var backtest =
        Backtest.run(frame, models.fitted(version), plan, new double[] {.8}, 0, progress);
    return new Judging(Figures.ofBacktest(backtest), losses(backtest, all), Optional.empty());
  }

  private static double[] losses(Backtest backtest, int rows) {
    long channels = backtest.windows().stream().map(w -> w.path().channel()).distinct().count();
    var losses = new double[rows];
    var counts = new int[rows];
    for (var window : backtest.windows()) {
      double unit =
          window.scale() instanceof Measure.Value(double scale, long n) && scale > 0 ? scale : 1;
      for (int step = 0; step < window.actual().length; step++) {
        double error = Math.abs(window.actual()[step] - window.path().point()[step]) / unit;
        if (!Double.isFinite(error)) continue;
        losses[window.firstRow() + step] += error;
        counts[window.firstRow() + step]++;
      }
    }
    for (int row = 0; row < rows; row++) {
      losses[row] = counts[row] == channels ? losses[row] / channels : Double.NaN;
    }
    return losses;
  }

  /// The figures a version is first judged by, those that exist.
  static List<String> leading(Map<String, Double> metrics) {
    return List.of("f1_score", "mase", "rmse").stream().filter(metrics::containsKey).toList();
  }
}
