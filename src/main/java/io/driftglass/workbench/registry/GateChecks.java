package io.driftglass.workbench.registry;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.monitor.PerformanceStore;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the gates to production ask of a version, and what was found.
public final class GateChecks {
  /// Largest population stability index of a version's inputs at its last check.
  public static final String DRIFT = "drift_score";

  private final ModelStore store;
  private final OutOfSample outOfSample;
  private final PerformanceStore performances;

  public GateChecks(ModelStore store, OutOfSample outOfSample, PerformanceStore performances) {
    this.store = store;
    this.outOfSample = outOfSample;
    this.performances = performances;
  }

  /// By the figures on the cards.
  List<Gate.Check> of(ModelVersion version) {
    var card = version.card();
    var live = store.live(version.sensor(), card.task());
    var checks = new ArrayList<Gate.Check>();
    checks.add(validated(card.validatedRows()));
    for (var gate : store.gates(version.model())) {
      checks.addAll(
          gate.check(
              withDrift(version, card.metrics()),
              live.map(other -> other.card().metrics()),
              live.map(ModelVersion::title).orElse(""),
              live.map(other -> other.card().judgedAs(card)).orElse(true)));
    }
    return checks;
  }

  /// By figures computed now, for both versions, on rows neither has learnt from.
  List<Gate.Check> on(ModelVersion version, Dataset on, String entity, Progress progress) {
    var live =
        store
            .live(version.sensor(), version.card().task())
            .filter(other -> other.id() != version.id());
    var versions = new ArrayList<>(List.of(version));
    live.ifPresent(versions::add);
    var judged = outOfSample.compare(versions, on, entity, progress);
    var checks = new ArrayList<Gate.Check>();
    checks.add(validated(judged.getFirst().validation().rows()));
    for (var gate : store.gates(version.model())) {
      checks.addAll(
          gate.check(
              withDrift(version, judged.getFirst().validation().metrics()),
              live.map(other -> judged.getLast().validation().metrics()),
              live.map(ModelVersion::title).orElse(""),
              true));
    }
    return checks;
  }

  /// The figures of a version and, where it was checked, how far its inputs have drifted: a gate on
  /// [#DRIFT] can ask for it.
  private Map<String, Double> withDrift(ModelVersion version, Map<String, Double> metrics) {
    var all = new LinkedHashMap<>(metrics);
    var checks = performances.list(version.title(), Optional.empty());
    checks.reversed().stream()
        .flatMap(performance -> performance.drift().stream())
        .findFirst()
        .ifPresent(drift -> all.put(DRIFT, drift.score()));
    return all;
  }

  private static Gate.Check validated(long rows) {
    return new Gate.Check(
        rows > 0 ? Gate.Outcome.PASSED : Gate.Outcome.FAILED,
        "validated on %,d rows it has not seen".formatted(rows));
  }
}
