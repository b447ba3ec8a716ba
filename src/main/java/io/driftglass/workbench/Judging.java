package io.driftglass.workbench;

import io.driftglass.evaluate.Backtest;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.job.Progress;
import io.driftglass.metric.Measure;
import io.driftglass.monitor.Figures;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a version does on rows it has not learnt from.
///
/// @param losses one a row of the newest dataset: an alarm's disagreement with the label (0 or 1),
///   or a forecast's error in mean changes of its channel; NaN where the row is not judged
@SuppressWarnings("ArrayRecordComponent")
record Judging(Figures figures, double[] losses) {
  private static final int MOST_HORIZON = 24;
  private static final String UNITS = "several channels have no common unit";

  static Judging of(ModelVersion version, ModelRows rows, Models models, Progress progress) {
    return version.card().task() == Task.ANOMALY
        ? detector(version, rows, models, progress)
        : forecaster(version, rows, progress);
  }

  private static Judging detector(
      ModelVersion version, ModelRows rows, Models models, Progress progress) {
    var detected = models.score(version, rows.dataset(), rows.entity(), progress);
    int all = rows.all().rows();
    var strange = new boolean[all];
    for (var event : detected.events()) {
      Arrays.fill(strange, event.fromRow(), event.untilRow(), true);
    }
    var alarms = Arrays.copyOfRange(strange, rows.fresh(), all);
    var losses = new double[all];
    Arrays.fill(losses, Double.NaN);
    var labels = rows.all().of(Role.LABEL);
    if (labels.channels().isEmpty()) {
      return new Judging(Figures.ofAlarms(new boolean[0], alarms), losses);
    }
    double[] label = labels.column(0);
    var truth = new boolean[alarms.length];
    for (int row = rows.fresh(); row < all; row++) {
      truth[row - rows.fresh()] = label[row] == 1;
      losses[row] = strange[row] == (label[row] == 1) ? 0 : 1;
    }
    return new Judging(Figures.ofAlarms(truth, alarms), losses);
  }

  private static Judging forecaster(ModelVersion version, ModelRows rows, Progress progress) {
    var card = version.card();
    int all = rows.all().rows();
    int fresh = rows.fresh();
    int horizon = Math.clamp((all - fresh) / 3, 1, MOST_HORIZON);
    var plan = BacktestPlan.rolling(horizon, fresh, all - horizon + 1, horizon, fresh, 0);
    var maker = Catalogues.forecaster(card.method()).with(card.settings());
    var backtest = Backtest.run(rows.all(), maker, plan, new double[] {.8}, 0, progress);
    var byChannel = new HashMap<String, List<Backtest.Window>>();
    for (var window : backtest.windows()) {
      byChannel.computeIfAbsent(window.path().channel(), c -> new ArrayList<>()).add(window);
    }
    var figures = byChannel.values().stream().map(Judging::figures).toList();
    return new Judging(
        figures.size() == 1 ? figures.getFirst() : together(figures),
        losses(backtest, byChannel.size(), all));
  }

  private static Figures figures(List<Backtest.Window> windows) {
    return Figures.ofForecast(
        windows.stream().flatMapToDouble(w -> Arrays.stream(w.actual())).toArray(),
        windows.stream()
            .flatMapToDouble(w -> Arrays.stream(w.path().point(), 0, w.actual().length))
            .toArray(),
        windows.getFirst().scale());
  }

  /// Metrics without a unit as means over the channels.
  private static Figures together(List<Figures> channels) {
    var metrics = new HashMap<String, Double>();
    var not = new HashMap<String, String>();
    for (var metric : List.of("smape", "mase")) {
      channels.stream()
          .map(Figures::metrics)
          .filter(known -> known.containsKey(metric))
          .mapToDouble(known -> known.get(metric))
          .average()
          .ifPresentOrElse(
              mean -> metrics.put(metric, mean),
              () -> not.put(metric, channels.getFirst().notComputed().get(metric)));
    }
    for (var metric : List.of("mae", "rmse", "mape", "r_squared")) not.put(metric, UNITS);
    return new Figures(metrics, not, channels.stream().mapToLong(Figures::rows).max().orElse(0));
  }

  private static double[] losses(Backtest backtest, int channels, int rows) {
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
