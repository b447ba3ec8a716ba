package io.driftglass.interop;

import java.time.Instant;

/// Something a server is told of.
///
/// @param localId of the run or the version
/// @param content what of it can change, as text
/// @param remoteId the server's name for it; empty until it has it
/// @param attempts that failed
/// @param nextTry not before
/// @param problem of the last attempt, empty where there was none
public record MlflowItem(
    Kind kind,
    long localId,
    State state,
    String content,
    String remoteId,
    int attempts,
    Instant nextTry,
    String problem) {
  /// What it is; runs are told before the versions they made.
  public enum Kind {
    RUN,
    VERSION
  }

  /// Where it stands.
  public enum State {
    WAITING,
    SENT,
    REFUSED
  }
}
