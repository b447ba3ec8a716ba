package io.driftglass.registry;

/// What a model is for.
public enum Task {
  ANOMALY,
  FORECAST
}
