package io.driftglass.workbench.monitor;

import io.driftglass.monitor.Alert;
import io.driftglass.monitor.Performance;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.workbench.registry.Models;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every sensor with the model that watches it: four questions to the workspace, however many
/// sensors there are.
public final class Fleet {
  private static final List<String> LEADING =
      List.of("event_f1", "f1_score", "mase", "prediction_nmae", "smape", "rmse", "mae");

  private Fleet() {}

  public static List<FleetRow> rows(Models models, Tracking tracking) {
    var latest =
        tracking.latest().stream()
            .collect(Collectors.toMap(Performance::model, Function.identity(), Fleet::later));
    var alerts =
        tracking.alerts(0).stream()
            .collect(Collectors.groupingBy(Alert::model, Collectors.counting()));
    return watching(models.list()).values().stream()
        .map(version -> row(version, latest, alerts))
        .sorted(java.util.Comparator.comparing(FleetRow::sensor).thenComparing(FleetRow::task))
        .toList();
  }

  /// @param versions newest first
  static Map<String, ModelVersion> watching(List<ModelVersion> versions) {
    var watching = new LinkedHashMap<String, ModelVersion>();
    for (var version : versions) {
      watching.merge(
          version.card().task() + " " + version.sensor(),
          version,
          (known, older) -> live(older) && !live(known) ? older : known);
    }
    return watching;
  }

  private static boolean live(ModelVersion version) {
    return version.stage() == Stage.PRODUCTION;
  }

  private static Performance later(Performance one, Performance other) {
    return one.evaluated().isAfter(other.evaluated()) ? one : other;
  }

  private static FleetRow row(
      ModelVersion version, Map<String, Performance> latest, Map<String, Long> alerts) {
    var metrics = version.card().metrics();
    var metric = LEADING.stream().filter(metrics::containsKey).findFirst();
    return new FleetRow(
        version.sensor(),
        version.card().task(),
        version,
        version.registered(),
        Optional.ofNullable(latest.get(version.title()))
            .flatMap(Performance::drift)
            .map(Performance.DriftFigures::detected),
        metric,
        metric.map(metrics::get),
        alerts.getOrDefault(version.title(), 0L).intValue());
  }
}
