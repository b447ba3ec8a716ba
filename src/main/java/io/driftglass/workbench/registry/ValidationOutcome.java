package io.driftglass.workbench.registry;

import io.driftglass.problem.Problem;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.run.WorkFailed;
import java.util.Optional;

/// What came of judging one version of several.
///
/// @param judged empty where it could not be judged
/// @param failure why not; empty where it was judged
public record ValidationOutcome(
    ModelVersion version, Optional<Judged> judged, Optional<RuntimeException> failure) {
  public Optional<Problem> problem() {
    return failure.map(WorkFailed::problem);
  }
}
