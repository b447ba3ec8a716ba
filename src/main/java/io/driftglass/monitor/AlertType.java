package io.driftglass.monitor;

/// What an alert is about.
public enum AlertType {
  DRIFT,
  DEGRADATION,
  DATA_QUALITY,
  ANOMALY,
  JOB_FAILURE,
  FEED_SILENT
}
