package io.driftglass.cli;

import io.driftglass.data.plan.ReadingOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `datasets list|show|diff|delete|restore|recycled`: what the workspace holds.
@Command(name = "datasets", description = "Lists, shows, compares, deletes and restores datasets.")
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

  @Command(
      name = "delete",
      description = "puts a dataset version on the recycle list, from where it can come back")
  int delete(
      @Parameters(paramLabel = "DATASET") String dataset,
      @Option(names = "--force", description = "also where something stands on it") boolean force) {
    try (var workbench = context.open()) {
      var found = workbench.datasets().get(dataset);
      workbench.versions().recycle(found, force);
      context
          .terminal()
          .note(
              "Deleted %s; 'datasets restore \"%s\"' brings it back within %d days."
                  .formatted(found.title(), found.title(), workbench.versions().kept().toDays()));
      return 0;
    }
  }

  @Command(name = "restore", description = "takes a dataset version off the recycle list")
  int restore(@Parameters(paramLabel = "DATASET") String dataset) {
    try (var workbench = context.open()) {
      context.terminal().note("Restored " + workbench.versions().restore(dataset).title() + ".");
      return 0;
    }
  }

  @Command(name = "recycled", description = "the recycle list")
  int recycled() {
    try (var workbench = context.open()) {
      var all = workbench.versions().recycled();
      if (context.json()) {
        context
            .terminal()
            .document(
                Map.of(
                    "recycled",
                    all.stream()
                        .map(
                            r ->
                                Map.of(
                                    "id", r.dataset().id(),
                                    "dataset", r.dataset().title(),
                                    "since", r.since().toString()))
                        .toList()));
      } else {
        context
            .terminal()
            .table(
                List.of("id", "dataset", "rows", "since"),
                all.stream()
                    .map(
                        r ->
                            List.of(
                                Long.toString(r.dataset().id()),
                                r.dataset().title(),
                                "%,d".formatted(r.dataset().rows()),
                                r.since().toString()))
                    .toList());
      }
      return 0;
    }
  }

  @Command(name = "diff", description = "how the rows of one dataset differ from another's")
  int diff(
      @Parameters(paramLabel = "DATASET") String first,
      @Parameters(paramLabel = "DATASET") String second)
      throws IOException {
    try (var workbench = context.open();
        var one = Source.open(workbench, first, ReadingOptions.NONE, context.progress());
        var other = Source.open(workbench, second, ReadingOptions.NONE, context.progress())) {
      var difference =
          workbench.versions().difference(one.dataset(), other.dataset(), context.progress());
      context.endProgress();
      if (context.json()) context.terminal().document(DifferenceText.document(difference));
      else DifferenceText.say(difference, context.terminal());
      return 0;
    }
  }
}
