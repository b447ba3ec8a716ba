package io.driftglass.detect;

/// How bad an event is, by the place of its peak on the 0..1 scale; see [SeverityBands].
public enum Severity {
  LOW,
  MINOR,
  MAJOR,
  CRITICAL
}
