package io.driftglass.registry;

import io.driftglass.problem.InvalidSetting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One figure of how good a version is: a weighted mean over its out-of-sample metrics. A metric
/// that is better the higher counts as it is, cut to 0..1; one that is better the lower counts as 1
/// / (1 + value).
///
/// @param text as it is written: `event_f1=0.5, mase=0.5`
/// @param weights above 0, by metric, in the order written
public record ScoreFormula(String text, SequencedMap<String, Double> weights) {
  /// How good a version is by some weights.
  ///
  /// @param value 0..1; empty where none of the metrics could be computed
  /// @param share of the weights whose metrics could be computed, 0..1
  public record Worth(Optional<Double> value, double share) {}

  /// @throws InvalidSetting where it is not understood
  public static ScoreFormula parse(String text) {
    var weights = new LinkedHashMap<String, Double>();
    for (var part : text.split(",")) {
      if (part.isBlank()) continue;
      var sides = part.split("=", 2);
      var metric = sides[0].strip();
      double weight = sides.length == 2 ? number(sides[1].strip()) : Double.NaN;
      if (!(weight > 0) || !Double.isFinite(weight)) {
        throw new InvalidSetting(
            "A weight of the performance score is written like event_f1=0.5, not '%s'."
                .formatted(part.strip()),
            "Give every metric a number above 0.");
      }
      if (Direction.of(metric).isEmpty() || metric.startsWith("in_sample")) {
        throw new InvalidSetting(
            "Of %s neither higher nor lower values are known to be better.".formatted(metric),
            "Name out-of-sample metrics such as event_f1 or mase.");
      }
      weights.put(metric, weight);
    }
    if (weights.isEmpty()) {
      throw new InvalidSetting(
          "The performance score has no weights.", "Name a metric, such as event_f1=1.");
    }
    return new ScoreFormula(text.strip(), weights);
  }

  /// @param metrics out of sample, finite
  public Worth of(Map<String, Double> metrics) {
    double all = 0;
    double known = 0;
    double sum = 0;
    for (var entry : weights.entrySet()) {
      all += entry.getValue();
      var value = metrics.get(entry.getKey());
      if (value == null) continue;
      known += entry.getValue();
      sum += entry.getValue() * goodness(entry.getKey(), value);
    }
    return new Worth(known == 0 ? Optional.empty() : Optional.of(sum / known), known / all);
  }

  private static double goodness(String metric, double value) {
    return switch (Direction.of(metric).orElseThrow()) {
      case HIGHER -> Math.clamp(value, 0, 1);
      case LOWER -> 1 / (1 + Math.max(0, value));
    };
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
