package io.driftglass.workbench.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.attach.Attachment;
import io.driftglass.data.attach.AttachmentFiles;
import io.driftglass.data.attach.AttachmentStore;
import io.driftglass.data.attach.Leftovers;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.workbench.run.Recorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Documents kept with datasets: checked, hashed, listed, opened, deleted, written elsewhere.
public final class Attachments {
  private final AttachmentStore store;
  private final AttachmentFiles files;
  private final Recorder recorder;
  private final Path scratch;
  private final long mostBytes;
  private final Duration kept;
  private final InstantSource clock;

  /// @param kept how long a deleted one can come back
  public Attachments(
      AttachmentFiles files,
      AttachmentStore store,
      Recorder recorder,
      Path scratch,
      long mostBytes,
      Duration kept,
      InstantSource clock) {
    this.store = store;
    this.files = files;
    this.recorder = recorder;
    this.scratch = scratch;
    this.mostBytes = mostBytes;
    this.kept = kept;
    this.clock = clock;
  }

  /// Keeps a copy of a document with a dataset, all of its versions.
  ///
  /// @throws io.driftglass.problem.UnsupportedFormat where it may not be attached, saying why
  /// @throws Conflict where the dataset has the same document already
  public Attachment add(Dataset dataset, Path file, Progress progress) {
    if (!Files.isRegularFile(file)) {
      throw new NotFound(
          "There is no file '%s'.".formatted(file), "Name a document, not a folder.");
    }
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("dataset", dataset.name());
    parameters.put("file", file.getFileName().toString());
    return recorder.record(
        "attach",
        "Attach " + file.getFileName(),
        parameters,
        progress,
        (run, metrics, told) -> {
          var document = files.keep(file, mostBytes, told);
          var same =
              of(dataset).stream().filter(a -> a.sha256().equals(document.sha256())).findFirst();
          if (same.isPresent()) {
            throw new Conflict(
                "%s has this document already, as %s.".formatted(dataset.name(), same.get().name()),
                "Open that one, or delete it first.");
          }
          metrics.put("bytes", (double) document.bytes());
          return store.add(dataset.name(), document, clock.instant());
        });
  }

  /// Those of a dataset, newest first.
  public List<Attachment> of(Dataset dataset) {
    return store.of(dataset.name());
  }

  /// All of the workspace, newest first.
  public List<Attachment> list() {
    return store.list();
  }

  /// @throws NotFound where there is none of that id
  public Attachment get(long id) {
    return store.find(id).orElseThrow(() -> unknown(id));
  }

  /// Writes a document as it was attached.
  ///
  /// @param target a file, or a folder in which it keeps its name
  /// @return the file
  public Path write(Attachment attachment, Path target) {
    var file = Files.isDirectory(target) ? target.resolve(attachment.name()) : target;
    files.copyTo(attachment, file);
    return file;
  }

  /// A copy to look at, under the document's own name: what is done to it changes nothing here.
  public Path open(Attachment attachment) {
    var file = scratch.resolve(Long.toString(attachment.id())).resolve(attachment.name());
    files.copyTo(attachment, file);
    return file;
  }

  /// Takes a document from its dataset; for some time it can come back.
  ///
  /// @throws NotFound where there is none of that id
  public void delete(long id) {
    get(id);
    store.hide(id, Optional.of(clock.instant()));
  }

  /// @throws NotFound where it is gone for good
  public Attachment restore(long id) {
    if (!store.hide(id, Optional.empty())) throw unknown(id);
    return get(id);
  }

  /// Removes for good what was deleted too long ago, what belongs to no dataset any more, and the
  /// copies that were looked at.
  public void purge() {
    purge(clock.instant().minus(kept));
  }

  /// How many deleted ones can still come back.
  public long hidden() {
    return store.hidden();
  }

  public void purge(Instant deletedBefore) {
    files.keepOnly(store.purge(deletedBefore));
    Leftovers.empty(scratch);
  }

  private static NotFound unknown(long id) {
    return new NotFound("There is no attachment %d.".formatted(id), "See them with 'attach list'.");
  }
}
