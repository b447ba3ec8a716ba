package io.driftglass.monitor.abtest;

import io.driftglass.registry.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two versions on the same rows until one is found better or the plan is over.
///
/// @param modelA and `modelB` ids of versions, with their titles
/// @param split share of incoming rows that B serves, between 0 and 1; where both score every row
///   it means nothing
/// @param ended empty while it runs
/// @param beginTick rows from here on count in an open test
/// @param plannedRows independent rows that an open test ends with; 0 where it is not open
/// @param looks made so far, oldest first
/// @param winner title; empty while it runs and where no difference was found
/// @param metrics of the outcome, by name
public record AbTest(
    long id,
    String name,
    Task task,
    String machine,
    long modelA,
    String versionA,
    long modelB,
    String versionB,
    Instant started,
    Optional<Instant> ended,
    Status status,
    Mode mode,
    double split,
    int plannedLooks,
    long beginTick,
    int plannedRows,
    List<Look> looks,
    Optional<String> winner,
    Map<String, Double> metrics) {
  public enum Status {
    RUNNING,
    /// Decided, or all looks made.
    COMPLETED,
    /// Ended by hand.
    STOPPED
  }

  /// Which rows are compared.
  public enum Mode {
    /// Rows that are there already, scored by both.
    REPLAY,
    /// Rows that come in, scored by both.
    SHADOW,
    /// Rows that come in, each scored by one of the two.
    SPLIT
  }

  public AbTest {
    looks = List.copyOf(looks);
    metrics = Map.copyOf(metrics);
  }

  /// Whether it stays open while rows come in.
  public boolean open() {
    return mode != Mode.REPLAY;
  }

  /// How it stands, as a sentence.
  public String sentence() {
    if (looks.isEmpty()) return "No look at %s yet.".formatted(name);
    var last = looks.getLast();
    if (winner.isPresent()) {
      boolean b = winner.get().equals(versionB);
      return "%s loses %.3g less than %s a row, found after %,d rows at look %d."
          .formatted(
              winner.get(),
              Math.abs(last.gain()),
              b ? versionA : versionB,
              last.rows(),
              looks.size());
    }
    return status == Status.RUNNING
        ? "No difference between %s and %s after %,d rows; %.0f %% of the plan is known."
            .formatted(versionA, versionB, last.rows(), 100 * last.share())
        : "No difference between %s and %s was found in %,d rows."
            .formatted(versionA, versionB, last.rows());
  }
}
