package io.driftglass.data;

import io.driftglass.data.plan.Note;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A named, versioned set of rows in the workspace.
///
/// @param version 1 for the first import under that name, then 2, 3, ...
/// @param source the name of the file it came from
/// @param sha256 over all stamps and values in their canonical form, see [CanonicalHash]
/// @param rows stored rows of all entities together
/// @param summaries one a channel, over all entities
/// @param entities the machines or series; one empty name where the file is a single series
/// @param from the first tick of all entities; 0 where there are no rows
/// @param until the last tick of all entities, itself a row; 0 where there are no rows
/// @param interval the usual step between rows in ticks
/// @param duplicates rows whose stamp repeats the stamp of the row before, in their entity
/// @param gaps places where more than one and a half intervals lie between two rows
/// @param rejected rows of the file that were left out
/// @param lineage what it was made of; empty where it came from a file
public record Dataset(
    long id,
    String name,
    int version,
    String source,
    String sha256,
    long rows,
    Clock clock,
    List<Channel> channels,
    List<Summary> summaries,
    List<String> entities,
    long from,
    long until,
    long interval,
    long duplicates,
    long gaps,
    long rejected,
    List<Note> notes,
    Instant imported,
    Optional<Lineage> lineage) {
  public Dataset {
    channels = List.copyOf(channels);
    summaries = List.copyOf(summaries);
    entities = List.copyOf(entities);
    notes = List.copyOf(notes);
  }

  /// The same rows under another name and version.
  Dataset as(String newName, int newVersion) {
    return new Dataset(
        id,
        newName,
        newVersion,
        source,
        sha256,
        rows,
        clock,
        channels,
        summaries,
        entities,
        from,
        until,
        interval,
        duplicates,
        gaps,
        rejected,
        notes,
        imported,
        lineage);
  }

  /// Name and version as people write them: `pump v3`.
  public String title() {
    return name + " v" + version;
  }

  /// Seconds between rows; NaN where the clock counts steps.
  public double intervalSeconds() {
    return clock instanceof Clock.Index ? Double.NaN : (double) interval / clock.ticksPerSecond();
  }

  /// Missing cells of all channels together.
  public long missing() {
    return summaries.stream().mapToLong(Summary::missing).sum();
  }
}
