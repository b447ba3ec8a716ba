package io.driftglass.experiment;

import io.driftglass.job.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One training, detection, forecast or import: a row in the workspace from its start.
///
/// @param kind `import`, `detect`, `forecast`, `train`
/// @param title as shown: `Telemanom LSTM on pump-station v1`
/// @param parameters method, settings, dataset, data hash, seed, device
/// @param metrics out of sample unless the name says `in_sample`
/// @param message what it does now, or why it failed
/// @param ended empty while it runs
public record Run(
    long id,
    String kind,
    String title,
    JobState state,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    double fraction,
    String message,
    Instant started,
    Optional<Instant> ended) {
  public Run {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
  }
}
