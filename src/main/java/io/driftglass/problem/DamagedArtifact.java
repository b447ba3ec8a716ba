package io.driftglass.problem;

/// Stored bytes that are not what was written: wrong magic, wrong length or wrong SHA-256.
public final class DamagedArtifact extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public DamagedArtifact(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }
}
