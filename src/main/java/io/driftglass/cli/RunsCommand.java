package io.driftglass.cli;

import io.driftglass.experiment.Run;
import io.driftglass.problem.InvalidId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs list|show`: everything that was ever started here.
@Command(name = "runs", description = "Lists and shows runs.")
final class RunsCommand implements Callable<Integer> {
  private static final int PAGE = 50;

  private final Context context;

  RunsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list(1);
  }

  @Command(name = "list", description = "one line a run, newest first")
  int list(
      @Option(names = "--page", defaultValue = "1", description = "page, " + PAGE + " runs each")
          int page) {
    try (var workbench = context.open()) {
      var runs = workbench.runs().page(page - 1, PAGE);
      if (context.json()) {
        context.terminal().document(Map.of("runs", runs.stream().map(Described::run).toList()));
        return 0;
      }
      context
          .terminal()
          .table(
              List.of("id", "status", "kind", "started", "title"),
              runs.stream().map(RunsCommand::row).toList());
      return 0;
    }
  }

  @Command(name = "show", description = "one run with its parameters, metrics and log")
  int show(@Parameters(paramLabel = "RUN") String id) {
    try (var workbench = context.open()) {
      long number = number(id);
      var run = workbench.runs().get(number);
      var described = Described.run(run);
      described.put("log", workbench.runs().log(number));
      if (context.json()) context.terminal().document(described);
      else described.forEach((key, value) -> context.terminal().say(key + ": " + value));
      return 0;
    }
  }

  private static List<String> row(Run run) {
    return List.of(
        Long.toString(run.id()),
        run.state().name().toLowerCase(java.util.Locale.ROOT),
        run.kind(),
        run.started().toString().substring(0, 19).replace('T', ' '),
        run.title());
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
