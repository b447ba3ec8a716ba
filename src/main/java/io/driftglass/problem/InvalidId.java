package io.driftglass.problem;

/// An id that cannot be one: not a number, not a UUID, not a name of the catalogue.
public final class InvalidId extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public InvalidId(String message, String remedy) {
    super(message, remedy);
  }
}
