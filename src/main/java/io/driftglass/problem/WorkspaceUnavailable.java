package io.driftglass.problem;

/// The workspace cannot be opened or written: in use by another process, read-only, damaged, or the
/// disk is full.
public final class WorkspaceUnavailable extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public WorkspaceUnavailable(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }
}
