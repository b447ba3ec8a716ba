package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.data.export.RejectFile;
import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.read.Folder;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.data.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import FILE...`: files become dataset versions.
@Command(name = "import", description = "Imports files into the workspace, a dataset version each.")
final class ImportCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "CSV, Excel, JSON, ZIP or gzip")
  private List<Path> files = List.of();

  @Option(
      names = "--again",
      paramLabel = "DATASET",
      description =
          "reads the file of a dataset again, as it was read but for the options given: a new"
              + " version")
  private String again;

  @Option(names = "--name", description = "the dataset's name; the file's name where left out")
  private String name;

  @Option(names = "--rejects", paramLabel = "FILE", description = "where to write rejected rows")
  private Path rejects;

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty() == (again == null)) {
      throw new InvalidSetting(
          "import wants files, or --again DATASET, and not both.", "See 'import --help'.");
    }
    var all = Folder.files(files);
    if (rejects != null && all.size() > 1) throw severalRejects(all.size() + " files");
    var imported = new ArrayList<Dataset>();
    var failures = new ArrayList<Failed>();
    try (var workbench = context.open()) {
      if (again != null) imported.add(again(workbench));
      for (var file : all) {
        try {
          imported(workbench, file, imported);
        } catch (CancellationException e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          if (files.size() == 1 && file.equals(files.getFirst())) throw e;
          failures.add(new Failed(file, e));
        }
      }
    }
    context.endProgress();
    if (context.json()) {
      context
          .terminal()
          .document(Map.of("datasets", imported.stream().map(Described::dataset).toList()));
    } else {
      imported.forEach(this::say);
    }
    failures.forEach(
        failed -> context.terminal().note(failed.file + ": " + failed.cause.getMessage()));
    return failures.isEmpty() ? 0 : 1;
  }

  private Dataset again(Workbench workbench) throws IOException {
    var former = workbench.datasets().get(again);
    var origin = workbench.datasets().origin(former);
    var title = Optional.ofNullable(name).or(() -> Optional.of(former.name()));
    return imported(workbench, origin.file(), origin.options().with(reading.options()), title);
  }

  /// One table, or each of the file's tables with `--sheet all`; sheets without a table are named.
  private void imported(Workbench workbench, Path file, List<Dataset> imported) throws IOException {
    var tables = workbench.datasets().tables(file, reading.options());
    if (tables.size() == 1) {
      imported.add(imported(workbench, file, tables.getFirst(), Optional.ofNullable(name)));
      return;
    }
    if (rejects != null) throw severalRejects(tables.size() + " tables of " + file);
    for (var options : tables) {
      var sheet = options.sheet().orElseThrow();
      var title = Datasets.titleOf(Optional.ofNullable(name), file, sheet);
      try {
        imported.add(imported(workbench, file, options, Optional.of(title)));
      } catch (UnsupportedFormat | InsufficientData none) {
        context.terminal().note("%s, %s: %s".formatted(file, sheet, none.getMessage()));
      }
    }
  }

  private static InvalidSetting severalRejects(String found) {
    return new InvalidSetting(
        "--rejects takes the rejected rows of one table, not of " + found + ".",
        "Import them one by one, with --sheet where a file has several.");
  }

  private Dataset imported(
      Workbench workbench, Path file, ReadingOptions options, Optional<String> title)
      throws IOException {
    var imported =
        workbench.datasets().importFile(file, options, title, context.progress()).accepted();
    if (rejects != null) RejectFile.write(rejects, imported.rejects());
    return imported.dataset();
  }

  private void say(Dataset dataset) {
    var terminal = context.terminal();
    terminal.say(
        "%s: %s, %s, %,d missing, %,d rejected, %s"
            .formatted(
                dataset.title(),
                Counted.of(dataset.rows(), "row"),
                Counted.of(dataset.channels().size(), "channel"),
                dataset.missing(),
                dataset.rejected(),
                Described.span(dataset)));
    for (Note note : dataset.notes()) terminal.say("  " + note.text());
  }

  private record Failed(Path file, Exception cause) {}
}
