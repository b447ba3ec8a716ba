package io.driftglass.cli;

import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunPage;
import io.driftglass.experiment.RunQuery;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.Workbench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs list|show|compare|resume|tag|note`: everything that was ever started here.
@Command(name = "runs", description = "Finds, shows and compares runs.")
final class RunsCommand implements Callable<Integer> {
  private static final int PAGE = 50;

  private final Context context;

  RunsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list("", "", 1, PAGE);
  }

  @Command(name = "list", description = "one line a run, newest first")
  int list(
      @Option(
              names = "--filter",
              defaultValue = "",
              paramLabel = "EXPR",
              description = "such as: status = completed and mase < 1 and title ~ \"pump 3\"")
          String filter,
      @Option(
              names = "--sort",
              defaultValue = "",
              paramLabel = "KEY",
              description = "a metric, a parameter, started, seconds or title; -KEY largest first")
          String sort,
      @Option(names = "--page", defaultValue = "1", description = "from 1") int page,
      @Option(names = "--size", defaultValue = "" + PAGE, description = "runs a page") int size) {
    if (page < 1 || size < 1) {
      throw new InvalidSetting(
          "Pages are numbered from 1 and hold 1 run or more, not %d and %d.".formatted(page, size),
          "");
    }
    var query = new RunQuery(filter, sort, 0, size).page(page - 1, size);
    try (var workbench = context.open()) {
      var found = workbench.runs().find(query);
      if (context.json()) {
        context.terminal().document(document(found, page, size));
        return 0;
      }
      context
          .terminal()
          .table(
              List.of("id", "status", "kind", "started", "title", "metrics"),
              found.runs().stream().map(RunsCommand::row).toList());
      long pages = Math.max(1, Math.ceilDiv(found.total(), size));
      context.terminal().note("%d runs, page %d of %d".formatted(found.total(), page, pages));
      return 0;
    }
  }

  private static Map<String, Object> document(RunPage found, int page, int size) {
    var document = new LinkedHashMap<String, Object>();
    document.put("total", found.total());
    document.put("page", page);
    document.put("pages", Math.max(1, Math.ceilDiv(found.total(), size)));
    document.put("runs", found.runs().stream().map(Described::run).toList());
    return document;
  }

  @Command(name = "show", description = "one run with its parameters, metrics, curves and log")
  int show(@Parameters(paramLabel = "RUN") String id) {
    try (var workbench = context.open()) {
      long number = number(id);
      var run = workbench.runs().get(number);
      var described = Described.run(run);
      described.put("curves", workbench.runs().curves(number));
      described.put("log", workbench.runs().log(number));
      if (context.json()) context.terminal().document(described);
      else described.forEach((key, value) -> context.terminal().say(key + ": " + value));
      return 0;
    }
  }

  @Command(name = "compare", description = "what differs between runs, and their figures")
  int compare(@Parameters(arity = "2..*", paramLabel = "RUN") List<String> ids) {
    try (var workbench = context.open()) {
      var compared = workbench.runs().compare(ids.stream().map(RunsCommand::number).toList());
      if (context.json()) {
        context.terminal().document(document(compared));
        return 0;
      }
      var header = new ArrayList<>(List.of(""));
      ids.forEach(id -> header.add("#" + id));
      var table = new ArrayList<List<String>>();
      compared.differing().forEach((name, values) -> table.add(line(name, values)));
      compared
          .metrics()
          .forEach(
              (name, values) ->
                  table.add(line(name, values.stream().map(RunsCommand::figure).toList())));
      context.terminal().table(header, table);
      return 0;
    }
  }

  private static Map<String, Object> document(Comparison compared) {
    var document = new LinkedHashMap<String, Object>();
    document.put("runs", compared.runs().stream().map(Described::run).toList());
    document.put("differing", compared.differing());
    document.put("metrics", compared.metrics());
    var curves = new LinkedHashMap<String, Object>();
    compared.curveNames().forEach(name -> curves.put(name, compared.curve(name)));
    document.put("curves", curves);
    return document;
  }

  @Command(
      name = "resume",
      description =
          "goes on with what was interrupted, failed or cancelled: a training from its last"
              + " checkpoint, a search from its last trial; without RUN all that was interrupted")
  int resume(@Parameters(arity = "0..*", paramLabel = "RUN") List<String> ids) {
    try (var workbench = context.open()) {
      var runs =
          ids == null || ids.isEmpty()
              ? workbench.trainings().interrupted().reversed().stream().map(Run::id).toList()
              : ids.stream().map(RunsCommand::number).toList();
      var rows = new ArrayList<Map<String, Object>>();
      for (long run : runs) rows.add(resumed(workbench, run));
      context.endProgress();
      if (context.json()) context.terminal().document(Map.of("resumed", rows));
      else rows.forEach(row -> context.terminal().say(line(row)));
      if (rows.isEmpty()) context.terminal().note("Nothing was interrupted.");
      return rows.stream().anyMatch(row -> row.get("status").equals("failed")) ? 1 : 0;
    }
  }

  private Map<String, Object> resumed(Workbench workbench, long run) {
    var row = new LinkedHashMap<String, Object>();
    row.put("run", run);
    try {
      var version = workbench.trainings().run(run, context.progress());
      row.put("status", "completed");
      row.put("version", version.title());
      row.put("run_id", version.runId());
      row.put("artifact_sha256", version.artifactSha256());
    } catch (DriftglassException e) {
      row.put("status", "failed");
      row.put("reason", e.problem().what());
      row.put("remedy", e.problem().remedy());
    }
    return row;
  }

  private static String line(Map<String, Object> row) {
    boolean done = row.get("status").equals("completed");
    return "run %s: %s".formatted(row.get("run"), done ? row.get("version") : row.get("reason"));
  }

  @Command(name = "tag", description = "gives a run tags; none takes all away")
  int tag(
      @Parameters(index = "0", paramLabel = "RUN") String id,
      @Parameters(index = "1..*", arity = "0..*", paramLabel = "TAG") List<String> tags) {
    try (var workbench = context.open()) {
      var run = workbench.runs().tag(number(id), tags == null ? List.of() : tags);
      if (context.json()) context.terminal().document(Described.run(run));
      else context.terminal().say("run " + run.id() + ": " + String.join(", ", run.tags()));
      return 0;
    }
  }

  @Command(name = "note", description = "writes about a run")
  int note(
      @Parameters(index = "0", paramLabel = "RUN") String id,
      @Parameters(index = "1", paramLabel = "TEXT") String text) {
    try (var workbench = context.open()) {
      var run = workbench.runs().note(number(id), text);
      if (context.json()) context.terminal().document(Described.run(run));
      else context.terminal().say("run " + run.id() + ": " + run.notes());
      return 0;
    }
  }

  private static List<String> row(Run run) {
    return List.of(
        Long.toString(run.id()),
        run.state().name().toLowerCase(Locale.ROOT),
        run.kind(),
        run.started().toString().substring(0, 19).replace('T', ' '),
        run.title(),
        run.metrics().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .limit(3)
            .map(e -> e.getKey() + " " + figure(e.getValue()))
            .collect(java.util.stream.Collectors.joining(", ")));
  }

  private static List<String> line(String name, List<String> values) {
    var line = new ArrayList<>(List.of(name));
    line.addAll(values);
    return line;
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw new InvalidId(
          "A run is named by its number, not '" + id + "'.", "See 'driftglass runs list'.");
    }
  }
}
