package io.driftglass.monitor.abtest;

import io.driftglass.registry.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two versions that score the same rows until one is found better or the planned looks are over.
///
/// @param modelA and `modelB` ids of versions, with their titles
/// @param split share of live rows that B would serve, between 0 and 1; in a shadow test both score
///   every row
/// @param ended empty while it runs
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
    double split,
    int plannedLooks,
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

  public AbTest {
    looks = List.copyOf(looks);
    metrics = Map.copyOf(metrics);
  }
}
