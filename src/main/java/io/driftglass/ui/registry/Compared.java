package io.driftglass.ui.registry;

import io.driftglass.registry.Direction;
import io.driftglass.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Two versions' figures side by side.
///
/// @param rows both were judged on; 0 where each was judged on its own
record Compared(ModelVersion version, ModelVersion other, long rows, List<Line> lines) {
  /// How one figure compares.
  enum Verdict {
    BETTER,
    WORSE,
    EQUAL,
    /// Neither way is better, or the rows are not the same.
    OPEN
  }

  record Line(String metric, double mine, double theirs, Verdict verdict) {}

  Compared {
    lines = List.copyOf(lines);
  }

  /// By the figures of the cards; empty where they are of different rows.
  static Optional<Compared> byCards(ModelVersion version, ModelVersion other) {
    return version.card().judgedAs(other.card())
        ? Optional.of(
            of(
                version,
                other,
                version.card().validatedRows(),
                version.card().metrics(),
                other.card().metrics()))
        : Optional.empty();
  }

  static Compared of(
      ModelVersion version,
      ModelVersion other,
      long rows,
      Map<String, Double> mine,
      Map<String, Double> theirs) {
    var lines = new ArrayList<Line>();
    for (var metric : new TreeMap<>(mine).entrySet()) {
      var before = theirs.get(metric.getKey());
      if (before == null) continue;
      lines.add(
          new Line(
              metric.getKey(),
              metric.getValue(),
              before,
              verdict(metric.getKey(), metric.getValue(), before)));
    }
    return new Compared(version, other, rows, lines);
  }

  private static Verdict verdict(String metric, double mine, double theirs) {
    if (mine == theirs) return Verdict.EQUAL;
    return Direction.of(metric)
        .map(way -> way.gain(theirs, mine) > 0 ? Verdict.BETTER : Verdict.WORSE)
        .orElse(Verdict.OPEN);
  }
}
