package io.driftglass.series;

/// What a channel is for.
public enum Role {
  /// Watched and forecast.
  TARGET,
  /// Known beside the targets (commands, set points, calendar): may inform a model, is never
  /// judged.
  INPUT,
  /// Known anomalies, 0 or 1; never reaches a model.
  LABEL,
  /// Kept, not used.
  IGNORED
}
