package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.monitor.Checked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `monitor record|trend|check|alerts|resolve|acknowledge|snooze`: whether models still do what
/// they did.
@Command(name = "monitor", description = "How models do as time goes on: figures, trends, alerts.")
final class MonitorCommand implements Callable<Integer>, ReadsFiles, Parts {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  MonitorCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public List<Object> parts() {
    return List.of(new MonitorMaintenance(context));
  }

  @Override
  public Integer call() {
    return alerts(false);
  }

  @Command(
      name = "record",
      description = {
        "with --actuals: holds stored forecasts against rows that came, joined by stamp;",
        "else keeps figures given by hand"
      })
  int record(
      @Parameters(arity = "0..1", paramLabel = "VERSION", description = "whose figures they are")
          String version,
      @Option(names = "--actuals", paramLabel = "DATASET", description = "rows that came")
          String actuals,
      @Option(
              names = "--of",
              paramLabel = "DATASET",
              description = "what was forecast, if named differently")
          String of,
      @Option(names = "--metric", paramLabel = "k=v", description = "such as rmse=2.1")
          Map<String, Double> metrics,
      @Option(names = "--machine", defaultValue = "", description = "the machine") String machine,
      @Option(names = "--rows", defaultValue = "0", description = "rows the figures rest on")
          long rows,
      @Option(names = "--at", description = "ISO 8601 moment; now where left out") String at)
      throws IOException {
    if ((actuals == null) == (metrics == null) || (metrics != null && version == null)) {
      throw new InvalidSetting(
          "monitor record wants --actuals DATASET, or VERSION and --metric.",
          "See 'driftglass monitor record --help'.");
    }
    try (var workbench = context.open()) {
      if (metrics != null) {
        var found = workbench.models().get(version);
        var when = at == null ? Instant.now() : moment(at);
        var kept =
            workbench
                .tracking()
                .recordByHand(found.title(), found.card().task(), machine, when, rows, metrics);
        return told(List.of(kept));
      }
      try (var source = Source.open(workbench, actuals, reading.options(), context.progress())) {
        return told(workbench.tracking().recordActuals(source.dataset(), of(of, source.dataset())));
      }
    }
  }

  private static String of(String given, Dataset dataset) {
    return given == null ? Described.name(dataset) : given;
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidSetting(
          "'" + text + "' is no moment.", "Write it like 2026-04-24T06:00:00Z.");
    }
  }

  private int told(List<Performance> kept) {
    context.endProgress();
    if (context.json()) {
      context
          .terminal()
          .document(Map.of("recorded", kept.stream().map(MonitorRows::performance).toList()));
      return 0;
    }
    if (kept.isEmpty()) context.terminal().say("No stored forecast has met a row yet.");
    for (var p : kept) {
      context
          .terminal()
          .say(
              "%s%s, %s to %s: %s (n = %,d)%s"
                  .formatted(
                      p.model(),
                      p.machine().isEmpty() ? "" : ", " + p.machine(),
                      p.from(),
                      p.until(),
                      figures(p),
                      p.rows(),
                      p.notComputed().isEmpty() ? "" : "; n/a: " + p.notComputed()));
    }
    return 0;
  }

  private static String figures(Performance performance) {
    return String.join(
        ", ",
        Performance.METRICS.stream()
            .filter(performance.metrics()::containsKey)
            .map(name -> name + " %.4g".formatted(performance.metrics().get(name)))
            .toList());
  }

  @Command(name = "trend", description = "where a metric is heading")
  int trend(
      @Parameters(paramLabel = "VERSION", description = "a version, or a recorded model's name")
          String model,
      @Option(names = "--metric", required = true, description = "such as f1_score or mase")
          String metric,
      @Option(names = "--machine", description = "the machine") String machine,
      @Option(
              names = "--basis",
              defaultValue = "IN_USE",
              description = "${COMPLETION-CANDIDATES}: rows after the training, or validations")
          Performance.Basis basis) {
    if (!Performance.METRICS.contains(metric)) {
      throw new InvalidSetting(
          "There is no metric '" + metric + "'.",
          "Known: " + String.join(", ", Performance.METRICS) + ".");
    }
    try (var workbench = context.open()) {
      var trend = workbench.tracking().trend(model, Optional.ofNullable(machine), metric, basis);
      var windows =
          basis == Performance.Basis.IN_USE
              ? WindowLines.of(workbench, model, metric)
              : List.<WindowFigure>of();
      if (context.json()) {
        var document = new LinkedHashMap<String, Object>(MonitorRows.trend(trend));
        document.put("basis", MonitorRows.name(basis));
        document.put("windows", windows.stream().map(MonitorRows::window).toList());
        document.put("assumption", WindowLines.assumption(metric));
        context.terminal().document(document);
      } else {
        context
            .terminal()
            .say(
                (basis == Performance.Basis.VALIDATION ? "Of validations. " : "Of rows in use. ")
                    + trend.verdict());
        context
            .terminal()
            .table(
                List.of("evaluated", metric, "n"),
                trend.points().stream()
                    .map(
                        p ->
                            List.of(
                                p.at().toString(),
                                "%.4g".formatted(p.value()),
                                "%,d".formatted(p.rows())))
                    .toList());
        WindowLines.say(context.terminal(), metric, windows);
      }
      return 0;
    }
  }

  @Command(name = "check", description = "drift and performance on the rows after the training")
  int check(
      @Parameters(arity = "0..1", paramLabel = "VERSION") String version,
      @Option(names = "--all", description = "every model; goes on after a failure") boolean all) {
    if (all == (version != null)) {
      throw new InvalidSetting(
          "monitor check wants one VERSION, or --all.", "See 'driftglass monitor check --help'.");
    }
    try (var workbench = context.open()) {
      var tracking = workbench.tracking();
      var checked =
          all
              ? tracking.checkAll(context.seed(), context.progress())
              : List.of(
                  tracking.check(
                      workbench.models().get(version), context.seed(), context.progress()));
      context.endProgress();
      long failed = checked.stream().filter(Checked::failed).count();
      if (context.json()) {
        context
            .terminal()
            .document(
                Map.of(
                    "checks",
                    checked.stream().map(MonitorRows::checked).toList(),
                    "results",
                    checked.size() - failed,
                    "failed",
                    failed));
      } else {
        checked.forEach(this::say);
      }
      return failed == 0 ? 0 : 1;
    }
  }

  private void say(Checked checked) {
    var terminal = context.terminal();
    terminal.say(
        checked.failed()
            ? checked.model() + ": failed. " + checked.problem()
            : "%s: %s; %s (n = %,d)"
                .formatted(
                    checked.model(),
                    checked.drift().orElseThrow().drift() ? "drift" : "no drift",
                    figures(checked.performance().orElseThrow()),
                    checked.performance().orElseThrow().rows()));
    WindowLines.last(checked.windows()).ifPresent(line -> terminal.say("  " + line));
    checked.alerts().forEach(alert -> terminal.say("  " + line(alert)));
  }

  private static String line(Alert alert) {
    return "[%d] %s %s: %s"
        .formatted(
            alert.id(),
            MonitorRows.name(alert.level()),
            MonitorRows.name(alert.type()).replace('_', ' '),
            alert.message());
  }

  @Command(name = "alerts", description = "open alerts, worst first")
  int alerts(@Option(names = "--all", description = "those that ended too") boolean all) {
    try (var workbench = context.open()) {
      var now = Instant.now();
      var alerts =
          (all ? workbench.tracking().alerts() : workbench.tracking().alerts(0))
              .stream().filter(a -> all || a.asking(now)).toList();
      if (context.json()) {
        context
            .terminal()
            .document(Map.of("alerts", alerts.stream().map(MonitorRows::alert).toList()));
      } else if (alerts.isEmpty()) {
        context.terminal().say("No open alerts.");
      } else {
        alerts.forEach(alert -> context.terminal().say(line(alert)));
      }
      return 0;
    }
  }

  @Command(name = "resolve", description = "ends an alert")
  int resolve(
      @Parameters(paramLabel = "ALERT", description = "its number") long id,
      @Option(names = "--note", defaultValue = "", description = "why, kept") String note) {
    try (var workbench = context.open()) {
      return said(workbench.tracking().resolve(id, note));
    }
  }

  @Command(name = "acknowledge", description = "notes that somebody has seen an alert")
  int acknowledge(@Parameters(paramLabel = "ALERT", description = "its number") long id) {
    try (var workbench = context.open()) {
      return said(workbench.tracking().acknowledge(id));
    }
  }

  @Command(name = "snooze", description = "keeps an alert quiet for a while")
  int snooze(
      @Parameters(paramLabel = "ALERT", description = "its number") long id,
      @Option(names = "--hours", defaultValue = "24", description = "how long") int hours) {
    try (var workbench = context.open()) {
      return said(workbench.tracking().snooze(id, Instant.now().plus(Duration.ofHours(hours))));
    }
  }

  private int said(Alert alert) {
    if (context.json()) context.terminal().document(MonitorRows.alert(alert));
    else context.terminal().say(line(alert));
    return 0;
  }
}
