package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.registry.DataContract;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.workbench.Workbench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A version in words.
final class VersionText {
  private VersionText() {}

  /// Where it stands, in a line.
  static String standing(ModelVersion version) {
    return "%s (%s on %s): %s%s"
        .formatted(
            version.title(),
            version.card().method(),
            version.card().dataset(),
            stage(version),
            version.aliases().isEmpty() ? "" : ", " + aliases(version));
  }

  /// Figures in the order of their names, four digits each.
  static String figures(Map<?, ?> metrics) {
    return metrics.entrySet().stream()
        .map(figure -> figure.getKey() + " " + figure((Number) figure.getValue()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String figure(Number value) {
    return String.format(Locale.ROOT, "%.4g", value.doubleValue());
  }

  /// Its card, a line each.
  static List<String> card(Workbench workbench, ModelVersion version) {
    var card = version.card();
    var clock = clock(workbench, card);
    var rows = new LinkedHashMap<String, String>();
    rows.put("stage", stage(version) + (version.aliases().isEmpty() ? "" : " " + aliases(version)));
    rows.put("sensor", version.sensor());
    rows.put("task", card.task().name().toLowerCase(Locale.ROOT));
    rows.put("method", card.method());
    rows.put("settings", named(card.settings()));
    rows.put(
        "trained on", card.dataset() + ", " + rows(card.trainedRows(), card.trainedOn(), clock));
    rows.put("left out", leftOut(card.leftOut(), clock));
    rows.put("validated on", rows(card.validatedRows(), card.validatedOn(), clock));
    if (card.horizonRows() > 0) rows.put("horizon", Counted.of(card.horizonRows(), "row"));
    rows.put("figures", figures(card.metrics()));
    rows.put("no figures", named(card.notComputed()));
    rows.put("columns", columns(card.contract()));
    rows.put("data hash", card.dataSha256());
    rows.put("model hash", version.artifactSha256());
    rows.put(
        "registered",
        "%s by %s, run %d".formatted(version.registered(), version.author(), version.runId()));
    rows.put(
        "made with",
        "driftglass %s, seed %d, %s".formatted(card.appVersion(), card.seed(), card.device()));
    var lines = new ArrayList<String>();
    lines.add(version.title());
    rows.forEach(
        (name, text) -> {
          if (!text.isEmpty()) lines.add("  %-13s %s".formatted(name, text));
        });
    return lines;
  }

  private static String stage(ModelVersion version) {
    return version.stage().name().toLowerCase(Locale.ROOT);
  }

  private static String aliases(ModelVersion version) {
    return version.aliases().stream().map("@"::concat).collect(Collectors.joining(" "));
  }

  private static String named(Map<String, String> texts) {
    return new TreeMap<>(texts)
        .entrySet().stream()
            .map(text -> text.getKey() + "=" + text.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String rows(long rows, Interval ticks, Clock clock) {
    if (rows == 0) return "";
    return "%s, from %s until %s"
        .formatted(Counted.of(rows, "row"), clock.text(ticks.from()), clock.text(ticks.until()));
  }

  private static String leftOut(List<Interval> stretches, Clock clock) {
    if (stretches.isEmpty()) return "";
    return stretches.stream()
        .map(one -> "from %s until %s".formatted(clock.text(one.from()), clock.text(one.until())))
        .collect(Collectors.joining("; ", "known anomalies, ", ""));
  }

  private static String columns(DataContract contract) {
    return contract.columns().stream()
        .map(column -> column.name() + (column.unit().isEmpty() ? "" : " in " + column.unit()))
        .collect(Collectors.joining(", "));
  }

  /// Of the data it learnt from; ticks are told where those are not there.
  private static Clock clock(Workbench workbench, ModelCard card) {
    return workbench.datasets().list().stream()
        .filter(dataset -> dataset.sha256().equals(card.dataSha256()))
        .findFirst()
        .map(Dataset::clock)
        .orElse(new Clock.Index("tick"));
  }
}
