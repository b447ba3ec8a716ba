package io.driftglass.monitor;

/// How much an alert matters, worst first.
public enum AlertLevel {
  CRITICAL,
  MAJOR,
  MINOR,
  LOW
}
