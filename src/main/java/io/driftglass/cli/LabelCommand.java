package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.label.Label;
import io.driftglass.label.LabelText;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
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
import picocli.CommandLine.Parameters;

/// `label add|list|remove|import|export`: what people say of stretches of a series. A confirmed
/// anomaly is not learnt from and raises no later threshold.
@Command(name = "label", description = "Says, lists, reads and writes what is known of stretches.")
final class LabelCommand implements Callable<Integer> {
  private final Context context;

  LabelCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    throw new InvalidSetting(
        "'label' wants to know what to do.", "One of add, list, remove, import, export.");
  }

  @Command(name = "add", description = "labels an event, or a stretch of a dataset")
  int add(
      @Parameters(paramLabel = "EVENT|DATASET", description = "an event such as 12.3, or a dataset")
          String what,
      @Option(names = "--from", paramLabel = "STAMP", description = "the first row") String from,
      @Option(names = "--until", paramLabel = "STAMP", description = "the first row after it")
          String until,
      @Option(names = "--entity", defaultValue = "", description = "of the dataset") String entity,
      @Option(names = "--verdict", defaultValue = "anomaly", description = "anomaly or normal")
          String verdict,
      @Option(names = "--kind", defaultValue = "0", description = "1 to 9, as the digits") int kind,
      @Option(names = "--note", defaultValue = "", description = "why") String note) {
    var said = new Said(LabelText.verdict(verdict), kind, note);
    try (var workbench = context.open()) {
      Label label;
      Dataset dataset;
      if (from == null && until == null) {
        var id = EventId.parse(what);
        var detected = id.in(workbench);
        dataset = detected.dataset();
        label =
            workbench
                .review()
                .say(dataset, detected.entity(), id.of(detected).interval(), said, who());
      } else {
        dataset = workbench.datasets().get(what);
        label =
            workbench
                .review()
                .say(dataset, entity(dataset, entity), stretch(dataset, from, until), said, who());
      }
      if (context.json()) context.terminal().document(row(dataset.clock(), label));
      else context.terminal().say("Labelled: " + text(dataset.clock(), label) + ".");
      return 0;
    }
  }

  @Command(name = "list", description = "the labels of a dataset in the order of time")
  int list(@Parameters(paramLabel = "DATASET") String name) {
    try (var workbench = context.open()) {
      var dataset = workbench.datasets().get(name);
      var labels = all(workbench, dataset);
      if (context.json()) {
        var rows = labels.stream().map(label -> row(dataset.clock(), label)).toList();
        context.terminal().document(Map.of("labels", rows));
        return 0;
      }
      context
          .terminal()
          .table(
              List.of("id", "entity", "start", "end", "verdict", "kind", "text", "who"),
              labels.stream()
                  .map(
                      label ->
                          List.of(
                              Long.toString(label.id()),
                              label.entity(),
                              dataset.clock().text(label.interval().from()),
                              dataset.clock().text(label.interval().until()),
                              verdict(label.verdict()),
                              label.kind() == 0 ? "" : Integer.toString(label.kind()),
                              label.text(),
                              label.who()))
                  .toList());
      return 0;
    }
  }

  @Command(name = "remove", description = "takes a label back")
  int remove(@Parameters(paramLabel = "ID", description = "as 'list' shows it") long id) {
    try (var workbench = context.open()) {
      workbench.review().takeBack(id);
      if (context.json()) context.terminal().document(Map.of("removed", id));
      return 0;
    }
  }

  @Command(name = "import", description = "reads start,end,verdict[,kind,text,entity] from CSV")
  int read(
      @Parameters(paramLabel = "DATASET") String name, @Parameters(paramLabel = "FILE") Path file)
      throws IOException {
    try (var workbench = context.open()) {
      var dataset = workbench.datasets().get(name);
      var lines = LabelFile.read(file);
      var said = new ArrayList<LabelFile.Line>();
      for (var line : lines) {
        try {
          stretch(dataset, line.start(), line.end());
          entity(dataset, line.entity());
          said.add(line);
        } catch (InvalidSetting wrong) {
          throw new UnsupportedFormat(
              "Line %d: %s".formatted(line.number(), wrong.getMessage()),
              "Nothing was labelled; mend the line and read the file again.");
        }
      }
      for (var line : said) {
        workbench
            .review()
            .say(
                dataset,
                entity(dataset, line.entity()),
                stretch(dataset, line.start(), line.end()),
                line.said(),
                who());
      }
      if (context.json()) context.terminal().document(Map.of("labelled", said.size()));
      else context.terminal().say("Labelled %d stretches.".formatted(said.size()));
      return 0;
    }
  }

  @Command(name = "export", description = "writes the labels as CSV")
  int write(
      @Parameters(paramLabel = "DATASET") String name,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "where the labels go, as CSV")
          Path out)
      throws IOException {
    try (var workbench = context.open()) {
      var dataset = workbench.datasets().get(name);
      var labels = all(workbench, dataset);
      LabelFile.write(out, dataset.clock(), labels);
      if (context.json()) context.terminal().document(Map.of("written", labels.size()));
      else context.terminal().say("Wrote %d labels.".formatted(labels.size()));
      return 0;
    }
  }

  private static List<Label> all(Workbench workbench, Dataset dataset) {
    return dataset.entities().stream()
        .flatMap(entity -> workbench.review().labels(dataset, entity).stream())
        .toList();
  }

  private static String entity(Dataset dataset, String wanted) {
    if (dataset.entities().contains(wanted)) return wanted;
    if (wanted.isEmpty() && dataset.entities().size() == 1) return dataset.entities().getFirst();
    throw new InvalidSetting(
        "%s has no entity '%s'.".formatted(dataset.title(), wanted),
        "Known: " + String.join(", ", dataset.entities()) + ".");
  }

  private static Interval stretch(Dataset dataset, String from, String until) {
    if (from == null || until == null) {
      throw new InvalidSetting("A stretch needs --from and --until.", "");
    }
    long first = LabelText.tick(dataset.clock(), from);
    long after = LabelText.tick(dataset.clock(), until);
    if (first >= after) {
      throw new InvalidSetting(
          "A stretch from %s until %s holds no row.".formatted(from, until),
          "It ends before the row that --until names.");
    }
    return new Interval(first, after);
  }

  private static String who() {
    return System.getProperty("user.name", "");
  }

  static String verdict(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Clock clock, Label label) {
    return "%s to %s is %s"
        .formatted(
            clock.text(label.interval().from()),
            clock.text(label.interval().until()),
            label.verdict() == Verdict.ANOMALY ? "an anomaly" : "normal");
  }

  private static Map<String, Object> row(Clock clock, Label label) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", label.id());
    row.put("entity", label.entity());
    row.put("start", clock.text(label.interval().from()));
    row.put("end", clock.text(label.interval().until()));
    row.put("verdict", verdict(label.verdict()));
    row.put("kind", label.kind());
    row.put("text", label.text());
    row.put("who", label.who());
    row.put("at", label.at().toString());
    return row;
  }
}
