package io.driftglass.workbench.monitor;

import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Figures;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.Signal;
import io.driftglass.monitor.drift.ChannelDrift;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.monitor.drift.Verdict;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.data.DataQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a check has to tell about a model.
final class Signals {
  /// Worse than at registration by so much raises an alert; by less than the second ends it.
  static final double DEGRADED = .2;

  static final double MENDED = .1;

  /// Names of the same metric on a model's card.
  private static final Map<String, String> ON_CARD =
      Map.of("f1_score", "event_f1", "mase", "mase", "rmse", "rmse");

  private Signals() {}

  /// @param going how an anomaly that reaches the newest row is told; empty where there is none
  static List<Signal> of(
      ModelVersion version,
      String machine,
      DriftCheck drift,
      Figures figures,
      Optional<String> going) {
    var signals = new ArrayList<Signal>();
    signals.add(failure(version, machine, Optional.empty()));
    signals.add(drift(version, machine, drift));
    signals.add(DataQuality.of(version, machine, drift));
    if (version.card().task() == Task.ANOMALY) signals.add(anomaly(version, machine, going));
    degradation(version, machine, figures).ifPresent(signals::add);
    return signals;
  }

  /// @param problem why the check failed; empty where it did not
  static Signal failure(ModelVersion version, String machine, Optional<String> problem) {
    return new Signal(
        AlertType.JOB_FAILURE,
        AlertLevel.MAJOR,
        Optional.of(version.card().task()),
        version.title(),
        machine,
        "check",
        problem.isPresent() ? Signal.State.WRONG : Signal.State.RIGHT,
        problem.map(text -> "Check of " + version.title() + " failed: " + text).orElse(""),
        Map.of());
  }

  private static Signal anomaly(ModelVersion version, String machine, Optional<String> going) {
    return new Signal(
        AlertType.ANOMALY,
        AlertLevel.MAJOR,
        Optional.of(version.card().task()),
        version.title(),
        machine,
        "newest rows",
        going.isPresent() ? Signal.State.WRONG : Signal.State.RIGHT,
        going.orElse(""),
        Map.of());
  }

  private static Signal drift(ModelVersion version, String machine, DriftCheck drift) {
    var moved = drift.all().stream().filter(c -> c.verdict().drift() && c.valuesMoved()).toList();
    boolean far = moved.stream().anyMatch(channel -> channel.verdict() == Verdict.MOVED);
    var state =
        far ? Signal.State.WRONG : moved.isEmpty() ? Signal.State.RIGHT : Signal.State.BETWEEN;
    var details = new java.util.TreeMap<String, String>();
    moved.forEach(channel -> details.put(channel.channel(), channel.reason()));
    return new Signal(
        AlertType.DRIFT,
        far ? AlertLevel.MAJOR : AlertLevel.MINOR,
        Optional.of(version.card().task()),
        version.title(),
        machine,
        "inputs",
        state,
        details.isEmpty() ? "" : "Drift: " + names(moved) + ".",
        details);
  }

  private static String names(List<ChannelDrift> moved) {
    var parts = new ArrayList<String>();
    moved.stream()
        .sorted((a, b) -> Double.compare(psi(b), psi(a)))
        .limit(3)
        .forEach(channel -> parts.add(channel.channel() + " " + firstPart(channel.reason())));
    if (moved.size() > 3) parts.add((moved.size() - 3) + " more channels");
    return String.join(", ", parts);
  }

  private static String firstPart(String reason) {
    int end = reason.indexOf(';');
    return end < 0 ? reason : reason.substring(0, end);
  }

  private static double psi(ChannelDrift channel) {
    var psi = channel.measures().get("psi");
    return psi.computable() ? psi.value() : 0;
  }

  private static Optional<Signal> degradation(
      ModelVersion version, String machine, Figures figures) {
    for (var metric : Judging.leading(figures.metrics())) {
      var before = version.card().metrics().get(ON_CARD.get(metric));
      if (before == null || before == 0) continue;
      double now = figures.metrics().get(metric);
      double worse = Performance.smallerIsBetter(metric) ? now / before - 1 : 1 - now / before;
      return Optional.of(
          new Signal(
              AlertType.DEGRADATION,
              worse > .5 ? AlertLevel.MAJOR : AlertLevel.MINOR,
              Optional.of(version.card().task()),
              version.title(),
              machine,
              metric,
              Signal.above(worse, DEGRADED, MENDED),
              String.format(
                  Locale.ROOT,
                  "%s was %.3g at registration and is %.3g on %,d later rows.",
                  metric,
                  before,
                  now,
                  figures.rows()),
              Map.of(
                  "metric", metric,
                  "at_registration", Double.toString(before),
                  "now", Double.toString(now))));
    }
    return Optional.empty();
  }
}
