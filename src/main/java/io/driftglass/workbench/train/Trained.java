package io.driftglass.workbench.train;

import io.driftglass.problem.Problem;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.fit.TrainRequest;
import java.util.List;
import java.util.Optional;

/// What became of one sensor of a batch.
///
/// @param version registered; empty where it failed
/// @param leaks what the leak check found, a line each
/// @param problem why it failed; empty where it did not
public record Trained(
    TrainRequest request,
    Optional<ModelVersion> version,
    List<String> leaks,
    Optional<Problem> problem,
    double seconds) {
  public Trained {
    leaks = List.copyOf(leaks);
  }

  public boolean failed() {
    return version.isEmpty();
  }
}
