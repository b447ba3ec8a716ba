package io.driftglass.interop;

import java.io.IOException;

/// The server did not do what it was asked.
public final class MlflowException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;

  /// What can be done about it.
  public enum Kind {
    /// No answer, or one of the server's own failures: asked again later.
    LATER,
    /// The server does not know us: asked again when the settings have changed.
    FORBIDDEN,
    /// What was sent is refused for good.
    REFUSED
  }

  MlflowException(Kind kind, String code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  public Kind kind() {
    return kind;
  }

  /// MLflow's own, such as `RESOURCE_ALREADY_EXISTS`; empty where it gave none.
  public String code() {
    return code;
  }
}
