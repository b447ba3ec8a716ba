package io.driftglass.problem;

/// A setting outside its declared range, or one no method declares.
public final class InvalidSetting extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public InvalidSetting(String message, String remedy) {
    super(message, remedy);
  }
}
