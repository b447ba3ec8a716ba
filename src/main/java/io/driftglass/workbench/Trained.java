package io.driftglass.workbench;

import io.driftglass.problem.Problem;
import io.driftglass.registry.ModelVersion;
import java.util.Optional;

/// What became of one sensor of a batch.
///
/// @param version registered; empty where it failed
/// @param problem why it failed; empty where it did not
public record Trained(
    TrainRequest request,
    Optional<ModelVersion> version,
    Optional<Problem> problem,
    double seconds) {
  public boolean failed() {
    return version.isEmpty();
  }
}
