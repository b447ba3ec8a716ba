package io.driftglass.cli;

import io.driftglass.data.attach.Attachment;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidSetting;
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

/// `attach DATASET FILE...` and `attach list|open|export|delete|restore`: documents kept with a
/// dataset.
@Command(
    name = "attach",
    description = {
      "Keeps documents (PDF, pictures, Office files, texts, archives) with a dataset:",
      "checked, hashed, listed, opened, deleted. Without arguments lists them."
    })
final class AttachCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "DATASET", description = "a dataset of the workspace")
  private String dataset;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "documents")
  private List<Path> files = new ArrayList<>();

  AttachCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (dataset == null) return list(null);
    if (files.isEmpty()) {
      throw new InvalidSetting(
          "attach wants a DATASET and at least one FILE.",
          "See what it has with 'attach list \"%s\"'.".formatted(dataset));
    }
    var added = new ArrayList<Attachment>();
    var failures = new ArrayList<String>();
    try (var workbench = context.open()) {
      var found = workbench.datasets().get(dataset);
      for (var file : files) {
        try {
          added.add(workbench.attachments().add(found, file, context.progress()));
        } catch (DriftglassException e) {
          if (files.size() == 1) throw e;
          failures.add(file + ": " + e.getMessage());
        }
      }
    }
    context.endProgress();
    tell(added);
    failures.forEach(context.terminal()::note);
    return failures.isEmpty() ? 0 : 1;
  }

  @Command(name = "list", description = "the documents of a dataset, or of all, newest first")
  int list(@Parameters(arity = "0..1", paramLabel = "DATASET") String name) {
    try (var workbench = context.open()) {
      tell(
          name == null
              ? workbench.attachments().list()
              : workbench.attachments().of(workbench.datasets().get(name)));
      return 0;
    }
  }

  @Command(name = "open", description = "checks a document and names a copy of it to look at")
  int open(@Parameters(paramLabel = "ID", description = "as 'list' shows it") long id) {
    try (var workbench = context.open()) {
      told("file", workbench.attachments().open(workbench.attachments().get(id)));
      return 0;
    }
  }

  @Command(name = "export", description = "writes a document as it was attached")
  int export(
      @Parameters(paramLabel = "ID", description = "as 'list' shows it") long id,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "a file, or a folder in which it keeps its name")
          Path out) {
    try (var workbench = context.open()) {
      told("file", workbench.attachments().write(workbench.attachments().get(id), out));
      return 0;
    }
  }

  @Command(name = "delete", description = "takes a document away; for some days it can come back")
  int delete(@Parameters(paramLabel = "ID", description = "as 'list' shows it") long id) {
    try (var workbench = context.open()) {
      var gone = workbench.attachments().get(id);
      workbench.attachments().delete(id);
      context
          .terminal()
          .note(
              "Deleted %s of %s; 'attach restore %d' brings it back."
                  .formatted(gone.name(), gone.dataset(), id));
      return 0;
    }
  }

  @Command(name = "restore", description = "brings a deleted document back")
  int restore(@Parameters(paramLabel = "ID", description = "as 'delete' said it") long id) {
    try (var workbench = context.open()) {
      context.terminal().note("Restored " + workbench.attachments().restore(id).name() + ".");
      return 0;
    }
  }

  private void told(String what, Path file) {
    if (context.json()) context.terminal().document(Map.of(what, file.toString()));
    else context.terminal().say(file.toString());
  }

  private void tell(List<Attachment> attachments) {
    if (context.json()) {
      context
          .terminal()
          .document(
              Map.of("attachments", attachments.stream().map(AttachCommand::described).toList()));
      return;
    }
    context
        .terminal()
        .table(
            List.of("id", "dataset", "name", "kind", "bytes", "SHA-256", "attached"),
            attachments.stream()
                .map(
                    a ->
                        List.of(
                            Long.toString(a.id()),
                            a.dataset(),
                            a.name(),
                            a.kind(),
                            String.format(Locale.ROOT, "%,d", a.bytes()),
                            a.sha256().substring(0, 12),
                            a.at().toString()))
                .toList());
  }

  private static Map<String, Object> described(Attachment attachment) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", attachment.id());
    row.put("dataset", attachment.dataset());
    row.put("name", attachment.name());
    row.put("kind", attachment.kind());
    row.put("bytes", attachment.bytes());
    row.put("sha256", attachment.sha256());
    row.put("attached", attachment.at().toString());
    return row;
  }
}
