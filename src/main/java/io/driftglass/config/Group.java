package io.driftglass.config;

import java.util.Locale;

/// What a setting of the program is about; a table of that name in the configuration file.
public enum Group {
  WORKSPACE,
  STORAGE,
  PERFORMANCE,
  REGISTRY,
  ANOMALIES,
  FORECAST,
  LOOK,
  ALERTS,
  METRICS,
  MLFLOW,
  LOGGING;

  String table() {
    return name().toLowerCase(Locale.ROOT);
  }
}
