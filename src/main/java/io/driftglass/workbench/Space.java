package io.driftglass.workbench;

import io.driftglass.data.DatasetStore.Recycled;
import io.driftglass.db.Database;
import io.driftglass.job.Progress;
import io.driftglass.workbench.data.Attachments;
import io.driftglass.workbench.data.Versions;
import java.nio.file.Path;
import java.time.InstantSource;

/// The room that a workspace takes, and what it can give back.
public final class Space {
  private final Database database;
  private final Versions versions;
  private final Attachments attachments;
  private final InstantSource clock;

  Space(Database database, Versions versions, Attachments attachments, InstantSource clock) {
    this.database = database;
    this.versions = versions;
    this.attachments = attachments;
    this.clock = clock;
  }

  /// What could be given back.
  ///
  /// @param bytes of the workspace file, whatever it holds
  /// @param datasets deleted ones that could still come back
  /// @param rows theirs together
  /// @param documents deleted ones that could still come back
  public record Found(long bytes, int datasets, long rows, long documents) {}

  /// The workspace's file.
  public Path file() {
    return database.file();
  }

  public Found look() {
    var recycled = versions.recycled();
    long rows = recycled.stream().map(Recycled::dataset).mapToLong(d -> d.rows()).sum();
    return new Found(
        database.file().toFile().length(), recycled.size(), rows, attachments.hidden());
  }

  /// Removes for good what was deleted, and has the file shrink when the workspace is closed.
  ///
  /// @return what could come back until now
  public Found free(Progress progress) {
    var found = look();
    var now = clock.instant().plusMillis(1);
    progress.report(.1, "removing what was deleted");
    versions.purge(now);
    attachments.purge(now);
    database.compactOnClose();
    progress.report(1, "done");
    return found;
  }
}
