package io.driftglass.monitor.drift;

/// What is said of a channel.
public enum Verdict {
  STABLE,
  /// Surely moved, but little.
  MOVED_A_LITTLE,
  MOVED,
  /// There is too little to judge by; the reason says what is missing.
  UNKNOWN;

  public boolean drift() {
    return this == MOVED || this == MOVED_A_LITTLE;
  }
}
