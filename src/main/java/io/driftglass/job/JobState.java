package io.driftglass.job;

/// Where a job or run stands. Only the transitions of [#canBecome] happen.
public enum JobState {
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  /// The process ended while it was running.
  INTERRUPTED;

  /// What an interrupted job says.
  public static final String CUT_SHORT = "The program ended while this was running.";

  public boolean ended() {
    return this != PENDING && this != RUNNING;
  }

  public boolean canBecome(JobState next) {
    return switch (this) {
      case PENDING -> next == RUNNING || next == CANCELLED || next == FAILED || next == INTERRUPTED;
      case RUNNING -> next.ended();
      case COMPLETED, FAILED, CANCELLED, INTERRUPTED -> false;
    };
  }
}
