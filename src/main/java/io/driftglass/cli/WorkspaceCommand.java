package io.driftglass.cli;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.Space;
import io.driftglass.workbench.interop.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `workspace export` and `workspace import`: all there is as one file; `workspace free`: its room.
@Command(
    name = "workspace",
    description = "All of a workspace as one file, and back; gives back the room it does not need.")
final class WorkspaceCommand implements Callable<Integer> {
  private final Context context;

  WorkspaceCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    throw new InvalidSetting(
        "workspace wants export, import or free.", "See 'driftglass workspace --help'.");
  }

  @Command(
      name = "export",
      description = "writes everything to one file, with the hash of every part")
  int export(
      @Parameters(arity = "0..1", paramLabel = "FILE", description = "a .zip") Path file,
      @Option(names = "--out", paramLabel = "FILE", description = "the same") Path out) {
    if ((file == null) == (out == null)) {
      throw new InvalidSetting("workspace export wants one file.", "Name it with --out FILE.");
    }
    var to = file == null ? out : file;
    try (var workbench = context.open()) {
      return told(to, workbench.transfer().write(to, context.progress()));
    }
  }

  @Command(
      name = "import",
      description =
          "fills an empty workspace from such a file, every hash verified: all or nothing")
  int imported(@Parameters(paramLabel = "FILE", description = "a .zip") Path file)
      throws IOException {
    try (var workbench = context.open()) {
      return told(file, workbench.transfer().read(file, context.progress()));
    }
  }

  @Command(
      name = "free",
      description = "removes for good what was deleted, and shrinks the workspace's file")
  int free(@Option(names = "--dry-run", description = "only tells what would go") boolean dryRun) {
    Space.Found found;
    Path file;
    try (var workbench = context.open()) {
      file = workbench.space().file();
      found = dryRun ? workbench.space().look() : workbench.space().free(context.progress());
      context.endProgress();
    }
    long now = file.toFile().length();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("datasets", found.datasets());
      document.put("documents", found.documents());
      document.put("bytes_before", found.bytes());
      document.put("bytes", now);
      context.terminal().document(document);
      return 0;
    }
    var gone =
        "%s with %s and %s"
            .formatted(
                Counted.of(found.datasets(), "deleted dataset"),
                Counted.of(found.rows(), "row"),
                Counted.of(found.documents(), "document"));
    context
        .terminal()
        .say(
            dryRun
                ? "%s would go; the file has %,d bytes.".formatted(gone, found.bytes())
                : "Removed %s; the file had %,d bytes and has %,d."
                    .formatted(gone, found.bytes(), now));
    return 0;
  }

  private int told(Path file, Transfer.Moved moved) {
    context.endProgress();
    long rows = moved.rows().values().stream().mapToLong(Long::longValue).sum();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("file", file.toAbsolutePath().toString());
      document.put("bytes", file.toFile().length());
      document.put("rows", rows);
      document.put("tables", moved.rows());
      document.put("models", moved.models());
      document.put("attachments", moved.documents());
      context.terminal().document(document);
    } else {
      context
          .terminal()
          .say(
              "%s: %s of %s, %s, %s, %,d bytes"
                  .formatted(
                      file,
                      Counted.of(rows, "row"),
                      Counted.of(moved.rows().size(), "table"),
                      Counted.of(moved.models(), "stored model"),
                      Counted.of(moved.documents(), "document"),
                      file.toFile().length()));
    }
    return 0;
  }
}
