package io.driftglass.experiment;

import io.driftglass.job.JobState;
import java.time.Instant;
import java.util.List;
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
/// @param tags words that people gave it
/// @param notes what people wrote about it
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
    Optional<Instant> ended,
    List<String> tags,
    String notes) {
  public Run {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
    tags = List.copyOf(tags);
  }

  /// Without tags and notes.
  public Run(
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
    this(
        id,
        kind,
        title,
        state,
        parameters,
        metrics,
        fraction,
        message,
        started,
        ended,
        List.of(),
        "");
  }
}
