package io.driftglass.cli;

import io.driftglass.method.Method;
import io.driftglass.metric.Measure;
import io.driftglass.monitor.concept.ConceptMonitors;
import io.driftglass.monitor.drift.ChannelDrift;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.monitor.drift.DriftTests;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `drift`: whether data still look as they did.
@Command(
    name = "drift",
    description =
        "Compares current data with a reference, channel by channel, and says what moved.")
final class DriftCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Option(names = "--reference", paramLabel = "DATASET", description = "how it used to be")
  private String reference;

  @Option(names = "--current", paramLabel = "DATASET", description = "how it is now")
  private String current;

  @Option(names = "--stream", paramLabel = "DATASET", description = "a stream to watch row by row")
  private String stream;

  @Option(
      names = "--column",
      paramLabel = "C",
      description = "errors, residuals or scores to watch")
  private String column;

  @Option(
      names = "--inputs",
      paramLabel = "A,B",
      split = ",",
      description = "watch what these columns do not explain of it")
  private List<String> inputs = List.of();

  @Option(
      names = "--method",
      defaultValue = "window-scan",
      description = "of --stream: window-scan adwin page-hinkley kswin ddm cusum")
  private String method;

  @Option(names = "--set", paramLabel = "k=v", description = "a setting of the method")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "FILE", description = "the alarms of --stream as CSV")
  private Path out;

  DriftCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    if (stream != null) return watch();
    if (reference == null || current == null) {
      throw new InvalidSetting(
          "drift wants --reference and --current, or --stream.", "See 'driftglass drift --help'.");
    }
    try (var workbench = context.open();
        var before = source(workbench, reference);
        var now = source(workbench, current)) {
      var checks =
          workbench
              .monitoring()
              .drift(before.dataset(), now.dataset(), context.seed(), context.progress());
      context.endProgress();
      var clock = now.dataset().clock();
      if (context.json()) context.terminal().document(document(checks, clock));
      else checks.forEach((entity, check) -> say(entity, check, clock));
      return 0;
    }
  }

  private int watch() throws IOException {
    var monitor = Method.find(ConceptMonitors.ALL, "monitor", method);
    var chosen = context.seeded(settings, monitor.id().equals("kswin"));
    try (var workbench = context.open();
        var source = source(workbench, stream)) {
      var dataset = source.dataset();
      var rows = new ArrayList<Map<String, Object>>();
      for (var entity : dataset.entities()) {
        var frame = workbench.datasets().frame(dataset, entity);
        String watched = column == null ? AlarmRows.onlyColumn(frame) : column;
        var alarms =
            workbench.monitoring().stream(
                dataset, entity, watched, inputs, monitor, chosen, context.progress());
        alarms.forEach(alarm -> rows.add(AlarmRows.row(name(entity, watched), frame, alarm)));
      }
      context.endProgress();
      if (out != null) AlarmRows.write(out, rows);
      if (context.json()) {
        context.terminal().document(Map.of("method", monitor.id(), "alarms", rows));
      } else {
        AlarmRows.say(context.terminal(), monitor.title(), rows);
      }
      return 0;
    }
  }

  private Source source(Workbench workbench, String text) throws IOException {
    return Source.open(workbench, text, reading.options(), context.progress());
  }

  private static Map<String, Object> document(Map<String, DriftCheck> checks, Clock clock) {
    var channels = new ArrayList<Map<String, Object>>();
    var together = new ArrayList<Map<String, Object>>();
    var missing = new ArrayList<String>();
    var extra = new ArrayList<String>();
    checks.forEach(
        (entity, check) -> {
          check
              .channels()
              .forEach(
                  channel -> channels.add(row(name(entity, channel.channel()), channel, clock)));
          check
              .together()
              .ifPresent(all -> together.add(row(name(entity, all.channel()), all, clock)));
          check.missing().forEach(name -> missing.add(name(entity, name)));
          check.extra().forEach(name -> extra.add(name(entity, name)));
        });
    var first = checks.values().iterator().next();
    var document = new LinkedHashMap<String, Object>();
    if (checks.values().stream().anyMatch(DriftCheck::judged)) {
      document.put("drift", checks.values().stream().anyMatch(DriftCheck::drift));
    }
    document.put("reference_rows", first.referenceRows());
    document.put("current_rows", first.currentRows());
    document.put("compared_with", first.comparedWith());
    document.put("bins", DriftTests.BINS);
    document.put("epsilon", DriftTests.EPSILON);
    document.put("false_alarms", DriftCheck.FALSE_ALARMS);
    document.put("missing_channels", missing);
    document.put("extra_channels", extra);
    document.put("channels", channels);
    document.put("together", together);
    return document;
  }

  private static String name(String entity, String channel) {
    return entity.isEmpty() ? channel : entity + "/" + channel;
  }

  /// What cannot be computed is left out; the reason names it.
  private static Map<String, Object> row(String name, ChannelDrift channel, Clock clock) {
    var row = new LinkedHashMap<String, Object>();
    row.put("name", name);
    row.put("unit", channel.unit());
    channel
        .measures()
        .forEach(
            (id, measure) -> {
              if (measure instanceof Measure.Value(double value, long n)) row.put(id, value);
            });
    row.put("missing_reference", channel.missingReference());
    row.put("missing_current", channel.missingCurrent());
    if (channel.p() instanceof Measure.Value(double p, long n)) row.put("p", p);
    switch (channel.verdict()) {
      case MOVED, MOVED_A_LITTLE -> row.put("drift", true);
      case STABLE -> row.put("drift", false);
      case UNKNOWN -> {}
    }
    row.put("verdict", channel.verdict().name().toLowerCase(Locale.ROOT));
    channel.since().ifPresent(tick -> row.put("since", clock.text(tick)));
    row.put("reason", channel.reason());
    return row;
  }

  private void say(String entity, DriftCheck check, Clock clock) {
    var terminal = context.terminal();
    terminal.say(
        "%s%,d rows against %,d of the reference%s: %s."
            .formatted(
                entity.isEmpty() ? "" : entity + ": ",
                check.currentRows(),
                check.referenceRows(),
                check.comparedWith().isEmpty() ? "" : " (" + check.comparedWith() + ")",
                verdict(check)));
    terminal.table(
        List.of("channel", "PSI", "KS", "effect", "since", "verdict"),
        check.all().stream()
            .map(
                channel ->
                    List.of(
                        channel.channel(),
                        shown(channel.measure(DriftTests.PSI)),
                        shown(channel.measure(DriftTests.KS)),
                        shown(channel.measure(DriftTests.EFFECT)),
                        channel.since().isPresent() ? clock.text(channel.since().getAsLong()) : "–",
                        channel.reason()))
            .toList());
    if (!check.missing().isEmpty()) {
      terminal.say("Not in the current data: " + String.join(", ", check.missing()) + ".");
    }
    if (!check.extra().isEmpty()) {
      terminal.say("Not in the reference: " + String.join(", ", check.extra()) + ".");
    }
  }

  private static String verdict(DriftCheck check) {
    if (!check.judged()) return "not judged";
    return check.drift() ? "drift" : "no drift";
  }

  private static String shown(Measure measure) {
    return measure.computable() ? "%.3f".formatted(measure.value()) : "n/a";
  }
}
