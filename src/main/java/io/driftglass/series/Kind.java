package io.driftglass.series;

/// What the values of a channel are.
public enum Kind {
  /// Measurements; NaN is missing.
  NUMBER,
  /// Codes 0, 1, 2, ... into the channel's categories; NaN is missing.
  CATEGORY
}
