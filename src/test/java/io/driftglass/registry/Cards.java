package io.driftglass.registry;

import io.driftglass.series.Interval;
import java.util.List;
import java.util.Map;

/// Cards for tests.
final class Cards {
  private Cards() {}

  static ModelCard validated() {
    return card(new Interval(700, 1000), 300, Map.of("mae", 1.5), Map.of());
  }

  /// A validated card of something that watches `sensor`.
  static ModelCard of(String sensor, Task task) {
    return of(sensor, task, Map.of("mae", 1.5));
  }

  static ModelCard of(String sensor, Task task, Map<String, Double> metrics) {
    var plain = card(new Interval(700, 1000), 300, metrics, Map.of());
    return new ModelCard(
        task,
        plain.method(),
        plain.settings(),
        plain.dataset(),
        plain.dataSha256(),
        plain.recipeSha256(),
        plain.trainedOn(),
        plain.trainedRows(),
        plain.validatedOn(),
        plain.validatedRows(),
        plain.seed(),
        plain.appVersion(),
        plain.device(),
        plain.metrics(),
        plain.notComputed(),
        sensor,
        "",
        "",
        DataContract.NONE,
        0,
        0,
        DataPrint.NONE,
        List.of());
  }

  static ModelCard card(
      Interval validatedOn,
      long validatedRows,
      Map<String, Double> metrics,
      Map<String, String> notComputed) {
    return new ModelCard(
        Task.ANOMALY,
        "ridge-ar",
        Map.of("lags", "24"),
        "pump v1",
        "ab".repeat(32),
        "",
        new Interval(0, 700),
        700,
        validatedOn,
        validatedRows,
        42,
        "0.1.0",
        "CPU, 2 cores",
        metrics,
        notComputed,
        "",
        "",
        "",
        DataContract.NONE,
        0,
        0,
        DataPrint.NONE,
        List.of());
  }
}
