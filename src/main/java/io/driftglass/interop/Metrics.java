package io.driftglass.interop;

import io.driftglass.experiment.Tally;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.Performance;
import io.driftglass.registry.ModelVersion;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The state of a workspace in Prometheus' text format: counts, durations, drift scores and alerts;
/// names of models, but no value of a sensor.
///
/// @param runs by kind and state
/// @param alerts those that are open
/// @param latest the newest figures of each model and machine
public record Metrics(
    String appVersion,
    List<Tally> runs,
    List<Alert> alerts,
    List<Performance> latest,
    List<ModelVersion> versions) {
  /// What the text is, for its receiver.
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  public Metrics {
    runs = List.copyOf(runs);
    alerts = List.copyOf(alerts);
    latest = List.copyOf(latest);
    versions = List.copyOf(versions);
  }

  /// The text, format 0.0.4.
  public String text() {
    var all =
        MetricSnapshots.of(requests(), durations(), alertsOpen(), drift(), registered(), info());
    var out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, all);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private CounterSnapshot requests() {
    var counter =
        CounterSnapshot.builder()
            .name("driftglass_requests")
            .help("Jobs and commands by what they did and how they ended.");
    for (var tally : runs) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(Labels.of("action", tally.kind(), "status", word(tally.state())))
              .value((double) tally.runs())
              .build());
    }
    return counter.build();
  }

  private SummarySnapshot durations() {
    var summary =
        SummarySnapshot.builder()
            .name("driftglass_request_duration_seconds")
            .help("How long jobs and commands took that have ended.");
    var byKind =
        runs.stream()
            .filter(tally -> tally.state().ended())
            .collect(Collectors.groupingBy(Tally::kind, TreeMap::new, Collectors.toList()));
    byKind.forEach(
        (kind, tallies) ->
            summary.dataPoint(
                SummaryDataPointSnapshot.builder()
                    .labels(Labels.of("action", kind))
                    .count(tallies.stream().mapToLong(Tally::runs).sum())
                    .sum(tallies.stream().mapToDouble(Tally::seconds).sum())
                    .build()));
    return summary.build();
  }

  private GaugeSnapshot alertsOpen() {
    var gauge =
        GaugeSnapshot.builder()
            .name("driftglass_alerts_open")
            .help("Alerts that are open, by what they are about and how bad it is.");
    var counted =
        alerts.stream()
            .filter(Alert::open)
            .collect(
                Collectors.groupingBy(
                    alert -> List.of(word(alert.type()), word(alert.level())),
                    () -> new TreeMap<List<String>, Long>(this::compare),
                    Collectors.counting()));
    counted.forEach(
        (about, count) ->
            gauge.dataPoint(
                point(Labels.of("type", about.getFirst(), "severity", about.getLast()), count)));
    return gauge.build();
  }

  private GaugeSnapshot drift() {
    var gauge =
        GaugeSnapshot.builder()
            .name("driftglass_drift_score")
            .help("Largest population stability index of a model's inputs at its last check.");
    for (var performance : latest) {
      performance
          .drift()
          .filter(found -> Double.isFinite(found.score()))
          .ifPresent(
              found ->
                  gauge.dataPoint(
                      point(
                          Labels.of("model", performance.model(), "machine", performance.machine()),
                          found.score())));
    }
    return gauge.build();
  }

  private GaugeSnapshot registered() {
    var gauge =
        GaugeSnapshot.builder()
            .name("driftglass_model_versions")
            .help("Registered versions by stage.");
    versions.stream()
        .collect(
            Collectors.groupingBy(
                version -> word(version.stage()), TreeMap::new, Collectors.counting()))
        .forEach((stage, count) -> gauge.dataPoint(point(Labels.of("stage", stage), count)));
    return gauge.build();
  }

  private GaugeSnapshot info() {
    return GaugeSnapshot.builder()
        .name("driftglass_build")
        .help("The version that answers; its value is always 1.")
        .dataPoint(point(Labels.of("version", appVersion), 1))
        .build();
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  private int compare(List<String> a, List<String> b) {
    int first = a.getFirst().compareTo(b.getFirst());
    return first != 0 ? first : a.getLast().compareTo(b.getLast());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
