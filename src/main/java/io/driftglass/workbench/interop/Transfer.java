package io.driftglass.workbench.interop;

import io.driftglass.config.Version;
import io.driftglass.data.attach.AttachmentFiles;
import io.driftglass.db.Database;
import io.driftglass.db.DatabaseException;
import io.driftglass.db.Dump;
import io.driftglass.interop.WorkspaceArchive;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.problem.WorkspaceUnavailable;
import io.driftglass.registry.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A whole workspace as one file, and back.
public final class Transfer {
  private static final String MODELS = "artifacts";
  private static final String DOCUMENTS = "attachments";

  private final Database database;
  private final Artifacts artifacts;
  private final AttachmentFiles attachments;
  private final InstantSource clock;

  public Transfer(
      Database database, Artifacts artifacts, AttachmentFiles attachments, InstantSource clock) {
    this.database = database;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.clock = clock;
  }

  /// What was written or read.
  ///
  /// @param rows by table
  public record Moved(Map<String, Long> rows, int models, int documents) {}

  /// Writes everything, each stored model verified; the file is complete or not there.
  public Moved write(Path file, Progress progress) {
    try (var archive = WorkspaceArchive.begin(file)) {
      progress.report(0, "writing rows");
      var written =
          Dump.write(
              database,
              table -> {
                progress.check();
                progress.report(Double.NaN, "writing " + table);
                return archive.table(table);
              });
      var ids = artifacts.ids();
      for (int at = 0; at < ids.size(); at++) {
        progress.step(at, ids.size(), "writing models");
        try (var out = archive.file(MODELS, ids.get(at))) {
          artifacts.write(ids.get(at), out);
        }
      }
      var documents = attachments.ids();
      for (var document : documents) {
        progress.check();
        try (var out = archive.file(DOCUMENTS, document)) {
          attachments.write(document, out);
        }
      }
      var rows = written.rows();
      archive.finish(
          Version.text(), clock.instant().toString(), Dump.schema(), rows, written.numbers());
      return new Moved(rows, ids.size(), documents.size());
    } catch (IOException | UncheckedIOException e) {
      throw new WorkspaceUnavailable(
          "The workspace cannot be written to %s: %s".formatted(file, e.getMessage()),
          "Check that the folder is there, may be written and has room.",
          e);
    }
  }

  /// Fills this workspace, which must be empty: with all of the archive or, where a byte of it is
  /// not what was written, with nothing.
  ///
  /// @throws Conflict where the workspace holds anything
  /// @throws UnsupportedFormat where the file is no archive, or of a newer program
  /// @throws DamagedArtifact naming the part that is damaged
  public Moved read(Path file, Progress progress) throws IOException {
    if (!Dump.empty(database)) {
      throw new Conflict(
          "This workspace holds data already.",
          "Name a new folder with --home; an archive never overwrites.");
    }
    var manifest = WorkspaceArchive.verify(file, progress.part(0, .4));
    refuseNewer(file, manifest);
    var models = new AtomicInteger();
    var documents = new AtomicInteger();
    try {
      Dump.load(
          database,
          manifest.numbers(),
          loader ->
              WorkspaceArchive.read(
                  file,
                  manifest,
                  new WorkspaceArchive.Sink() {
                    @Override
                    public void table(String name, InputStream in) throws IOException {
                      loader.table(name, in);
                    }

                    @Override
                    public void file(String folder, String sha256, InputStream in)
                        throws IOException {
                      if (folder.equals(DOCUMENTS)) {
                        attachments.put(sha256, in);
                        documents.incrementAndGet();
                      } else {
                        artifacts.put(sha256, in);
                        models.incrementAndGet();
                      }
                    }
                  },
                  progress.part(.4, 1)));
    } catch (IllegalArgumentException | DatabaseException e) {
      throw new DamagedArtifact(
          "%s does not fit this program's schema: %s".formatted(file.getFileName(), e.getMessage()),
          "Export the workspace again with this version of the program.",
          e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Moved(manifest.rows(), models.get(), documents.get());
  }

  private static void refuseNewer(Path file, WorkspaceArchive.Manifest manifest) {
    var unknown = new HashSet<>(manifest.schema());
    unknown.removeAll(Dump.schema());
    if (unknown.isEmpty()) return;
    throw new UnsupportedFormat(
        "%s was written by a newer Driftglass (%s)."
            .formatted(file.getFileName(), manifest.appVersion()),
        "Update Driftglass.");
  }
}
