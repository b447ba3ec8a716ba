package io.driftglass.problem;

/// A dataset, model, run or file that does not exist.
public final class NotFound extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public NotFound(String message, String remedy) {
    super(message, remedy);
  }
}
