package io.driftglass.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `datasets list|show|delete`: what the workspace holds.
@Command(name = "datasets", description = "Lists, shows and deletes datasets.")
final class DatasetsCommand implements Callable<Integer> {
  private final Context context;

  DatasetsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "one line a dataset version, newest first")
  int list() {
    try (var workbench = context.open()) {
      var datasets = workbench.datasets().list();
      if (context.json()) {
        context
            .terminal()
            .document(Map.of("datasets", datasets.stream().map(Described::dataset).toList()));
      } else {
        context
            .terminal()
            .table(
                List.of("id", "dataset", "rows", "channels", "missing", "span"),
                datasets.stream()
                    .map(
                        d ->
                            List.of(
                                Long.toString(d.id()),
                                d.title(),
                                "%,d".formatted(d.rows()),
                                Integer.toString(d.channels().size()),
                                "%,d".formatted(d.missing()),
                                Described.span(d)))
                    .toList());
      }
      return 0;
    }
  }

  @Command(name = "show", description = "everything known of one dataset")
  int show(@Parameters(paramLabel = "DATASET") String dataset) {
    try (var workbench = context.open()) {
      var found = workbench.datasets().get(dataset);
      if (context.json()) context.terminal().document(Described.dataset(found));
      else
        Described.dataset(found)
            .forEach((key, value) -> context.terminal().say(key + ": " + value));
      return 0;
    }
  }

  @Command(name = "delete", description = "removes a dataset version and what was found in it")
  int delete(@Parameters(paramLabel = "DATASET") String dataset) {
    try (var workbench = context.open()) {
      var found = workbench.datasets().get(dataset);
      workbench.datasets().delete(found.id());
      context.terminal().note("Deleted " + found.title() + ".");
      return 0;
    }
  }
}
