package io.driftglass.monitor;

/// Why a model was trained.
public enum Trigger {
  MANUAL,
  SCHEDULED,
  DRIFT,
  DEGRADATION
}
