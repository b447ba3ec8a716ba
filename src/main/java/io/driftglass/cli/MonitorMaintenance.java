package io.driftglass.cli;

import io.driftglass.monitor.QuietTime;
import io.driftglass.problem.InvalidSetting;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `monitor maintenance`: times in which nothing is told.
@Command(
    name = "maintenance",
    description = "Lists times in which no alert is raised; plans one with --until or --hours.")
final class MonitorMaintenance implements Callable<Integer> {
  private final Context context;

  @Option(names = "--from", paramLabel = "MOMENT", description = "ISO 8601; now where left out")
  private String from;

  @Option(names = "--until", paramLabel = "MOMENT", description = "its end")
  private String until;

  @Option(names = "--hours", paramLabel = "H", description = "its length instead of its end")
  private Double hours;

  @Option(names = "--model", defaultValue = "", description = "of one model; all where left out")
  private String model;

  @Option(names = "--machine", defaultValue = "", description = "of one machine")
  private String machine;

  @Option(names = "--note", defaultValue = "", description = "why")
  private String note;

  @Option(names = "--delete", paramLabel = "NUMBER", description = "takes one off the calendar")
  private Long deleted;

  MonitorMaintenance(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (until != null && hours != null) {
      throw new InvalidSetting("A maintenance has --until or --hours, not both.", "");
    }
    try (var workbench = context.open()) {
      if (deleted != null) workbench.tracking().deleteMaintenance(deleted);
      if (until != null || hours != null) workbench.tracking().plan(planned());
      var all = workbench.tracking().maintenance();
      if (context.json()) {
        context
            .terminal()
            .document(Map.of("maintenance", all.stream().map(MonitorMaintenance::row).toList()));
      } else if (all.isEmpty()) {
        context.terminal().say("No maintenance is planned.");
      } else {
        context
            .terminal()
            .table(
                List.of("number", "from", "until", "model", "machine", "note"),
                all.stream()
                    .map(m -> row(m).values().stream().map(String::valueOf).toList())
                    .toList());
      }
      return 0;
    }
  }

  private QuietTime planned() {
    var start = from == null ? Instant.now() : moment(from);
    var end = until == null ? start.plus(length()) : moment(until);
    return new QuietTime(0, model, machine, start, end, note);
  }

  private Duration length() {
    if (!(hours > 0 && hours < 1e6)) {
      throw new InvalidSetting("--hours must be above 0, not " + hours + ".", "");
    }
    return Duration.ofMillis((long) (hours * 3_600_000));
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidSetting(
          "'" + text + "' is no moment.", "Write it like 2026-04-24T06:00:00Z.");
    }
  }

  private static Map<String, Object> row(QuietTime maintenance) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", maintenance.id());
    row.put("from", maintenance.starts().toString());
    row.put("until", maintenance.ends().toString());
    row.put("model", maintenance.model());
    row.put("machine", maintenance.machine());
    row.put("note", maintenance.note());
    return row;
  }
}
