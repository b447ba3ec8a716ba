package io.driftglass.cli;

import io.driftglass.workbench.monitor.FleetRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `models fleet`: every sensor with the model that watches it.
@Command(
    name = "fleet",
    description = "Every sensor: last trained, version, stage, drift, score, open alerts.")
final class ModelsFleet implements Callable<Integer> {
  private final Context context;

  ModelsFleet(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (var workbench = context.open()) {
      var rows = workbench.fleet();
      if (context.json()) {
        context
            .terminal()
            .document(Map.of("fleet", rows.stream().map(ModelsFleet::described).toList()));
      } else if (rows.isEmpty()) {
        context.terminal().say("No sensor is watched yet. Train a model first.");
      } else {
        context
            .terminal()
            .table(
                List.of(
                    "sensor",
                    "task",
                    "last trained",
                    "version",
                    "stage",
                    "drift",
                    "score",
                    "alerts"),
                rows.stream().map(ModelsFleet::cells).toList());
      }
      return 0;
    }
  }

  private static Map<String, Object> described(FleetRow fleet) {
    var row = new LinkedHashMap<String, Object>();
    row.put("sensor", fleet.sensor());
    row.put("task", word(fleet.task()));
    row.put("last_trained", fleet.trained().toString());
    row.put("version_id", fleet.version().id());
    row.put("version", fleet.version().title());
    row.put("stage", word(fleet.version().stage()));
    row.put("drift_detected", fleet.drift().orElse(null));
    row.put("metric", fleet.metric().orElse(null));
    row.put("score", fleet.score().orElse(null));
    row.put("open_alerts", fleet.openAlerts());
    return row;
  }

  private static List<String> cells(FleetRow row) {
    return List.of(
        row.sensor(),
        word(row.task()),
        row.trained().toString().substring(0, 16).replace('T', ' '),
        row.version().title(),
        word(row.version().stage()),
        row.drift().map(drifted -> drifted ? "drifted" : "none").orElse("not checked"),
        row.metric()
            .map(name -> String.format(Locale.ROOT, "%s %.4g", name, row.score().orElseThrow()))
            .orElse("n/a"),
        Integer.toString(row.openAlerts()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
