package io.driftglass.cli;

import io.driftglass.metric.Measure;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceTrend;
import io.driftglass.monitor.Training;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.Look;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.workbench.monitor.Checked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is watched, as the JSON records of the contract.
final class MonitorRows {
  private MonitorRows() {}

  static Map<String, Object> performance(Performance performance) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", performance.id());
    row.put("model_id", performance.model());
    row.put("model_type", name(performance.task()));
    row.put("machine_id", performance.machine());
    row.put("evaluation_date", performance.evaluated().toString());
    row.put("dataset", performance.dataset());
    row.put("window_from", performance.from());
    row.put("window_until", performance.until());
    row.put("origin", name(performance.origin()));
    for (var metric : Performance.METRICS) row.put(metric, performance.metrics().get(metric));
    row.put("not_computed", performance.notComputed());
    row.put("drift_detected", performance.drift().map(d -> d.detected()).orElse(null));
    row.put("drift_score", performance.drift().map(d -> d.score()).orElse(null));
    row.put("drift_details", performance.drift().map(d -> d.details()).orElse(Map.of()));
    row.put("sample_count", performance.rows());
    row.put("data_completeness", performance.completeness());
    return row;
  }

  static Map<String, Object> trend(PerformanceTrend trend) {
    var row = new LinkedHashMap<String, Object>();
    row.put("metric", trend.metric());
    row.put("verdict", trend.verdict());
    row.put("direction", name(trend.direction()));
    put(row, "baseline", trend.baseline());
    put(row, "slope_a_day", trend.slopeADay());
    put(row, "p", trend.p());
    row.put(
        "points",
        trend.points().stream()
            .map(p -> Map.of("at", p.at().toString(), "value", p.value(), "n", p.rows()))
            .toList());
    return row;
  }

  static Map<String, Object> window(WindowFigure figure) {
    var row = new LinkedHashMap<String, Object>();
    row.put("metric", figure.metric());
    row.put("from", figure.from());
    row.put("until", figure.until());
    row.put("realised", figure.realised().isPresent() ? figure.realised().getAsDouble() : null);
    if (figure.estimate().given()) {
      row.put("estimated", figure.estimate().value());
      row.put("standard_error", figure.estimate().error());
      row.put("agreement", name(agreement(figure)));
    } else {
      row.put("not_estimated", figure.estimate().because());
    }
    row.put("n", figure.rows());
    return row;
  }

  static WindowFigure.Agreement agreement(WindowFigure figure) {
    return figure.agreement(Performance.smallerIsBetter(figure.metric()));
  }

  static Map<String, Object> alert(Alert alert) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", alert.id());
    row.put("alert_type", name(alert.type()));
    row.put("severity", name(alert.level()));
    row.put("model_type", alert.task().map(MonitorRows::name).orElse(null));
    row.put("model", alert.model());
    row.put("machine_id", alert.machine());
    row.put("message", alert.message());
    row.put("timestamp", alert.raised().toString());
    row.put("last_seen", alert.lastSeen().toString());
    row.put("times", alert.times());
    row.put("details", alert.details());
    row.put("acknowledged", alert.acknowledged());
    row.put("snoozed_until", alert.snoozedUntil().map(Object::toString).orElse(null));
    row.put("is_resolved", !alert.open());
    row.put("resolved_timestamp", alert.resolved().map(Object::toString).orElse(null));
    row.put("note", alert.note());
    row.put("auto_action_taken", alert.autoAction());
    return row;
  }

  static Map<String, Object> checked(Checked checked) {
    var row = new LinkedHashMap<String, Object>();
    row.put("model", checked.model());
    row.put("status", checked.failed() ? "failed" : "completed");
    row.put("problem", checked.problem());
    row.put("performance", checked.performance().map(MonitorRows::performance).orElse(null));
    row.put("windows", checked.windows().stream().map(MonitorRows::window).toList());
    row.put("alerts", checked.alerts().stream().map(MonitorRows::alert).toList());
    return row;
  }

  static Map<String, Object> training(Training training) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", training.id());
    row.put("model_type", name(training.task()));
    row.put("model", training.model());
    row.put("machine_id", training.machine());
    row.put("training_start", training.started().toString());
    row.put("training_end", training.ended().map(Object::toString).orElse(null));
    row.put("status", name(training.status()));
    row.put("training_data_start", training.dataFrom());
    row.put("training_data_end", training.dataUntil());
    row.put("sample_count", training.rows());
    row.put(
        "model_version", training.version().isPresent() ? training.version().getAsLong() : null);
    row.put(
        "performance_improvement",
        training.improvement().isPresent() ? training.improvement().getAsDouble() : null);
    row.put("hyperparameters", training.settings());
    row.put("trigger_type", name(training.trigger()));
    row.put("message", training.message());
    return row;
  }

  static Map<String, Object> test(AbTest test) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", test.id());
    row.put("test_name", test.name());
    row.put("model_type", name(test.task()));
    row.put("machine_id", test.machine());
    row.put("model_a_id", test.modelA());
    row.put("model_a_version", test.versionA());
    row.put("model_b_id", test.modelB());
    row.put("model_b_version", test.versionB());
    row.put("test_start", test.started().toString());
    row.put("test_end", test.ended().map(Object::toString).orElse(null));
    row.put("test_status", name(test.status()));
    row.put("test_mode", name(test.mode()));
    row.put("traffic_split", test.split());
    row.put("planned_looks", test.plannedLooks());
    row.put("planned_rows", test.plannedRows());
    row.put("winner_model", test.winner().orElse(null));
    row.put("winner_metrics", test.metrics());
    return row;
  }

  static List<Map<String, Object>> looks(List<Look> looks) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var look : looks) {
      var row = new LinkedHashMap<String, Object>();
      row.put("rows", look.rows());
      row.put("gain", look.gain());
      row.put("low", look.low());
      row.put("high", look.high());
      row.put("loss_a", look.lossA());
      row.put("loss_b", look.lossB());
      rows.add(row);
    }
    return rows;
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, Object> row, String name, Measure measure) {
    switch (measure) {
      case Measure.Value(double value, long n) -> row.put(name, value);
      case Measure.NotComputable(String because) -> row.put(name + "_not_computed", because);
    }
  }
}
