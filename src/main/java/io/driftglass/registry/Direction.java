package io.driftglass.registry;

import java.util.List;
import java.util.Optional;

/// Which way a metric is better.
public enum Direction {
  HIGHER,
  LOWER;

  private static final List<String> ERRORS =
      List.of(
          "mae", "nmae", "rmse", "mse", "mape", "smape", "mase", "rmsse", "msis95", "crps", "loss",
          "delay", "drift");
  private static final List<String> SCORES =
      List.of("f1", "precision", "recall", "auc", "pr", "roc", "r2", "squared", "accuracy");

  /// By the last word of the metric's name, `prediction_nmae` like `nmae`; empty where neither way
  /// is better, as with an alarm rate.
  public static Optional<Direction> of(String metric) {
    var words = List.of(metric.split("_"));
    if (words.stream().anyMatch(ERRORS::contains)) return Optional.of(LOWER);
    if (words.stream().anyMatch(SCORES::contains)) return Optional.of(HIGHER);
    return Optional.empty();
  }

  /// How much better `after` is than `before`, positive where it is.
  public double gain(double before, double after) {
    return this == HIGHER ? after - before : before - after;
  }
}
