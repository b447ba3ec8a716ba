package io.driftglass.workbench;

/// Work that ended with a checked exception, most often of the disk.
public final class WorkFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
