package io.driftglass.problem;

/// A failure the user can be told about: what was wanted, what was found, and what to do.
///
/// The set is closed, so that window and terminal can map every kind without a default.
public abstract sealed class DriftglassException extends RuntimeException
    permits InvalidId,
        InvalidSetting,
        UnsupportedFormat,
        NotFound,
        Conflict,
        InsufficientData,
        SchemaMismatch,
        ModelNotValidated,
        WorkspaceUnavailable,
        DamagedArtifact {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  DriftglassException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  DriftglassException(String message, String remedy) {
    this(message, remedy, null);
  }

  /// What the user can do about it, a sentence.
  public final String remedy() {
    return remedy;
  }

  /// The failure as a problem that a page can show beside its cause.
  public final Problem problem() {
    return new Problem("", getMessage(), remedy);
  }
}
