package io.driftglass.monitor;

import io.driftglass.job.JobState;
import io.driftglass.registry.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One training of a model.
///
/// @param dataFrom and `dataUntil` stamps of the rows learnt from, as text
/// @param version id of the version it made; empty where it made none
/// @param improvement share by which the error fell against the version before, on the same rows
/// @param message why it failed, or what came of it
public record Training(
    long id,
    Task task,
    String model,
    String machine,
    Instant started,
    Optional<Instant> ended,
    JobState status,
    String dataFrom,
    String dataUntil,
    long rows,
    OptionalLong version,
    OptionalDouble improvement,
    Map<String, String> settings,
    Trigger trigger,
    String message) {
  /// Between two trainings that nobody asked for.
  public static final Duration COOLDOWN = Duration.ofHours(24);

  public Training {
    settings = Map.copyOf(settings);
  }

  /// Whether the program may train a model by itself now: a storm of drift gives one training.
  ///
  /// @param trainings of that model and machine
  /// @return when it may; empty where it may now
  public static Optional<Instant> mayTrainFrom(List<Training> trainings, Instant now) {
    return trainings.stream()
        .filter(training -> training.trigger() != Trigger.MANUAL)
        .map(training -> training.started().plus(COOLDOWN))
        .filter(now::isBefore)
        .max(Instant::compareTo);
  }
}
