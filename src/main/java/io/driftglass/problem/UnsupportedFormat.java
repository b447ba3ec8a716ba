package io.driftglass.problem;

/// A file that is not what its reader can read; the message says what it is.
public final class UnsupportedFormat extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public UnsupportedFormat(String message, String remedy) {
    super(message, remedy);
  }
}
