package io.driftglass.problem;

/// An action that contradicts the present state, such as a second production version.
public final class Conflict extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public Conflict(String message, String remedy) {
    super(message, remedy);
  }
}
