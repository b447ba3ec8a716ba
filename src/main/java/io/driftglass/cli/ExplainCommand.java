package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.explain.ChannelChange;
import io.driftglass.explain.WhatChanged;
import io.driftglass.label.Label;
import io.driftglass.label.Marked;
import io.driftglass.label.Verdict;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `explain`: what is different in an event, or in any rows, from those before.
@Command(
    name = "explain",
    description = "Says what changed in an event, with the rows and the figure it rests on.")
final class ExplainCommand implements Callable<Integer>, ReadsFiles {
  private static final int MOST = 10;

  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(
      paramLabel = "EVENT",
      description = "an event such as 12.3, as 'detect' names it; with --rows a dataset or a file")
  private String event;

  @Option(names = "--rows", paramLabel = "FROM:UNTIL", description = "rows instead of an event")
  private String rows;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    try (var workbench = context.open()) {
      if (rows == null) {
        var id = EventId.parse(event);
        var detected = id.in(workbench);
        var found = id.of(detected);
        tell(
            workbench,
            new Looked(detected.dataset(), detected.entity(), detected.frame()),
            found.fromRow(),
            found.untilRow());
        return 0;
      }
      if (!rows.matches("[0-9]{1,9}:[0-9]{1,9}")) {
        throw new InvalidSetting("--rows is FROM:UNTIL, not '" + rows + "'.", "Such as 100:160.");
      }
      var parts = rows.split(":");
      try (var source = Source.open(workbench, event, reading.options(), context.progress())) {
        var entity = source.dataset().entities().getFirst();
        var frame = workbench.datasets().frame(source.dataset(), entity);
        int from = Integer.parseInt(parts[0]);
        int until = Integer.parseInt(parts[1]);
        if (from >= until || until > frame.rows()) {
          throw new InvalidSetting(
              "Rows %d to %d are not among the %d rows.".formatted(from, until, frame.rows()),
              "The first row is 0, the second number is the first row after them.");
        }
        tell(workbench, new Looked(source.dataset(), entity, frame), from, until);
      }
      return 0;
    }
  }

  private record Looked(Dataset dataset, String entity, Frame frame) {}

  private void tell(Workbench workbench, Looked looked, int from, int until) {
    var frame = looked.frame();
    var told = workbench.review().explain(frame, from, until, context.progress());
    var near =
        Marked.near(
            new Interval(frame.tick(from), frame.tick(until - 1) + frame.interval()),
            workbench.review().labels(looked.dataset(), looked.entity()),
            workbench.annotations().of(looked.dataset(), looked.entity()));
    context.endProgress();
    var terminal = context.terminal();
    if (context.json()) {
      var document = document(frame, told);
      document.put("marked_near", near.stream().map(one -> row(frame.clock(), one)).toList());
      terminal.document(document);
      return;
    }
    for (var because : told.sentences()) {
      terminal.say(because.text());
      terminal.say(
          "  rows %d to %d, %s %s"
              .formatted(
                  because.fromRow(),
                  because.untilRow() - 1,
                  because.statistic(),
                  figure(because.value())));
    }
    terminal.table(
        List.of("channel", "share", "unexplained", "mean", "spread", "goes with"),
        told.channels().stream().limit(MOST).map(ExplainCommand::cells).toList());
    for (var lagged : told.correlates()) {
      terminal.say(
          "%s goes with it, %s (correlation of steps %s)."
              .formatted(lagged.channel(), lag(lagged.lagRows()), figure(lagged.correlation())));
    }
    for (var change : told.changes()) {
      terminal.say(
          "%s changes at row %d, from %s to %s."
              .formatted(
                  change.channel(), change.row(), figure(change.before()), figure(change.after())));
    }
    for (var match : told.similar()) {
      terminal.say(
          "Like rows %d to %d, from %s (likeness %s)."
              .formatted(
                  match.fromRow(),
                  match.untilRow() - 1,
                  frame.clock().text(frame.tick(match.fromRow())),
                  figure(match.likeness())));
    }
    for (var one : near) terminal.say(line(frame.clock(), one));
  }

  private static String line(Clock clock, Marked marked) {
    return "Marked near it: %s to %s, %s%s."
        .formatted(
            clock.text(marked.interval().from()),
            clock.text(marked.interval().until()),
            said(marked),
            marked.text().isEmpty() ? "" : ", \"" + marked.text() + "\"");
  }

  private static String said(Marked marked) {
    return marked.label().map(ExplainCommand::said).orElse("note");
  }

  private static String said(Label label) {
    if (label.verdict() == Verdict.NORMAL) return "rejected";
    return label.kind() == 0 ? "accepted" : "class " + label.kind();
  }

  private static Map<String, Object> row(Clock clock, Marked marked) {
    var row = new LinkedHashMap<String, Object>();
    row.put("start", clock.text(marked.interval().from()));
    row.put("end", clock.text(marked.interval().until()));
    row.put("said", said(marked));
    row.put("text", marked.text());
    return row;
  }

  private static String lag(int rows) {
    if (rows == 0) return "in the same row";
    return "%d rows %s".formatted(Math.abs(rows), rows > 0 ? "earlier" : "later");
  }

  private static List<String> cells(ChannelChange change) {
    return List.of(
        change.channel(),
        String.format(Locale.ROOT, "%.0f %%", 100 * change.share()),
        figure(change.ratio()) + " x",
        figure(change.before().mean()) + " -> " + figure(change.inside().mean()),
        figure(change.before().spread()) + " -> " + figure(change.inside().spread()),
        change.partner().isEmpty()
            ? ""
            : "%s %s -> %s"
                .formatted(
                    change.partner(),
                    figure(change.togetherBefore()),
                    figure(change.togetherInside())));
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static Map<String, Object> document(Frame frame, WhatChanged told) {
    var row = new LinkedHashMap<String, Object>();
    row.put("from_row", told.fromRow());
    row.put("until_row", told.untilRow());
    row.put("start", frame.clock().text(frame.tick(told.fromRow())));
    row.put("compared_from_row", told.beforeRow());
    row.put("sentences", told.sentences());
    row.put("channels", told.channels());
    row.put("correlates", told.correlates());
    row.put("change_points", told.changes());
    row.put("similar", told.similar());
    return row;
  }
}
