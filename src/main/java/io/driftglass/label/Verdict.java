package io.driftglass.label;

/// What a person says of a stretch.
public enum Verdict {
  /// Something was wrong there.
  ANOMALY,
  /// A false alarm: nothing was wrong there.
  NORMAL
}
