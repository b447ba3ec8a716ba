package io.driftglass.prepare.step;

import io.driftglass.job.Progress;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Frame;

/// Where a step works: which series, and what other data it may read.
///
/// @param entity of the dataset; empty where it is a single series
public record Place(String entity, Sources sources, Progress progress) {
  /// Other datasets by name.
  @FunctionalInterface
  public interface Sources {
    /// One that knows none.
    Sources NONE =
        (dataset, entity) -> {
          throw new NotFound(
              "There is no dataset '" + dataset + "' here.",
              "Import it first, or leave the step out.");
        };

    /// @param entity the series of that name, or the only one
    Frame frame(String dataset, String entity);
  }

  /// A series on its own.
  public static Place alone(Progress progress) {
    return new Place("", Sources.NONE, progress);
  }
}
