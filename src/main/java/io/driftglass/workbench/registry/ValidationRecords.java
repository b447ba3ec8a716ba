package io.driftglass.workbench.registry;

import io.driftglass.evaluate.Validation;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.workbench.fit.Fitting;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what every validation of a version finds, so that what came later can be held against it.
/// The same rows twice leave one row.
public record ValidationRecords(PerformanceStore store, InstantSource clock) {
  /// Names of a validation for what performances call otherwise.
  private static final Map<String, String> NAMES =
      Map.of("event_precision", "precision", "event_recall", "recall", "event_f1", "f1_score");

  private static final List<String> OF_ALARMS =
      List.of("precision", "recall", "f1_score", "point_f1", "alarm_rate");
  private static final String NOT_ASKED = "the validation with the training does not compute it";

  /// The validation that came with a training.
  ///
  /// @param frame the one it was made of
  void keep(ModelVersion version, Frame frame, Fitting fitting) {
    keep(
        version,
        version.card().dataset(),
        version.card().entity(),
        frame,
        fitting.validatedFrom(),
        fitting.validatedUntil(),
        fitting.validation(),
        fitting.validation().rows());
  }

  /// @param dataset title of the one the rows are of
  /// @param entity of that dataset
  /// @param frame its rows
  /// @param from and `until` the rows judged on
  /// @param judged rows that the figures rest on
  void keep(
      ModelVersion version,
      String dataset,
      String entity,
      Frame frame,
      int from,
      int until,
      Validation validation,
      long judged) {
    var metrics = new HashMap<String, Double>();
    var not = new HashMap<String, String>();
    for (var metric : asked(version.card().task())) not.put(metric, NOT_ASKED);
    validation.metrics().forEach((name, value) -> metrics.put(named(name), value));
    validation.notComputed().forEach((name, why) -> not.put(named(name), why));
    metrics.keySet().retainAll(asked(version.card().task()));
    not.keySet().retainAll(asked(version.card().task()));
    not.keySet().removeAll(metrics.keySet());
    long last = frame.tick(until - 1);
    boolean calendar = !(frame.clock() instanceof Clock.Index);
    store.record(
        new Performance(
            0,
            version.title(),
            version.card().task(),
            entity,
            dataset,
            calendar ? Clock.instant(last) : clock.instant(),
            frame.clock().text(frame.tick(from)),
            frame.clock().text(last),
            Performance.Origin.EVALUATION,
            metrics,
            not,
            Optional.empty(),
            judged,
            Math.clamp((double) judged / (until - from), 0, 1)));
  }

  private static List<String> asked(Task task) {
    return Performance.METRICS.stream()
        .filter(metric -> OF_ALARMS.contains(metric) == (task == Task.ANOMALY))
        .toList();
  }

  private static String named(String name) {
    return NAMES.getOrDefault(name, name);
  }
}
