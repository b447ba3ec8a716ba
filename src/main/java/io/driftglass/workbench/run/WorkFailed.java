package io.driftglass.workbench.run;

import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.Problem;

/// Work that ended with a checked exception, most often of the disk.
public final class WorkFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkFailed(String message, Throwable cause) {
    super(message, cause);
  }

  /// What a failure of one of several is.
  public static Problem problem(RuntimeException failure) {
    if (failure instanceof DriftglassException told) return told.problem();
    String what =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return new Problem("", what, "See the run's log.");
  }
}
