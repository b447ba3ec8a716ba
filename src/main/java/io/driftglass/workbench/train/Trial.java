package io.driftglass.workbench.train;

import java.util.Map;
import java.util.Optional;

/// One combination that was tried.
///
/// @param run its id
/// @param value of the metric that is chosen by; empty where it failed, or has none
/// @param problem why it failed, a sentence; empty where it did not
public record Trial(
    long run,
    String method,
    Map<String, String> settings,
    Optional<Double> value,
    double seconds,
    String problem) {
  public Trial {
    settings = Map.copyOf(settings);
  }
}
