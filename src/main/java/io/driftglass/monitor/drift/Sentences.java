package io.driftglass.monitor.drift;

import io.driftglass.metric.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Verdicts in words.
final class Sentences {
  private Sentences() {}

  static String reason(
      DriftCheck.Pair pair,
      Chance chance,
      Map<String, Measure> measures,
      Verdict verdict,
      double shift) {
    var parts = new ArrayList<String>();
    parts.add(
        switch (verdict) {
          case MOVED -> "moved" + moved(pair, shift);
          case MOVED_A_LITTLE -> "moved a little" + moved(pair, shift);
          case STABLE ->
              large(measures) ? "no further from its reference than its own past" : "stable";
          case UNKNOWN -> "not judged" + (chance.known() ? "" : ": " + chance.because());
        });
    figures(measures, chance).ifPresent(parts::add);
    double before = pair.reference().missingShare();
    double now = pair.current().missingShare();
    if (Math.abs(now - before) >= .01) {
      parts.add("missing %.0f %% before, %.0f %% now".formatted(before * 100, now * 100));
    }
    notComputed(measures).forEach((why, ids) -> parts.add(String.join(", ", ids) + why));
    return String.join("; ", parts);
  }

  private static boolean large(Map<String, Measure> measures) {
    var psi = measures.get(DriftTests.PSI.id());
    return psi.computable() && psi.value() >= DriftCheck.LARGE;
  }

  private static String moved(DriftCheck.Pair pair, double shift) {
    boolean measured = pair.reference().measured() > 0 && pair.current().measured() > 0;
    if (!measured || !pair.reference().ordered() || !Double.isFinite(shift)) return "";
    double spread = pair.reference().deviation();
    String unit = pair.channel().unit().isEmpty() ? "" : " " + pair.channel().unit();
    if (spread > 0 && Math.abs(shift) < .05 * spread) {
      return ": same mean, another shape (standard deviation %s before, %s now)"
          .formatted(DriftCheck.figure(spread), DriftCheck.figure(pair.current().deviation()));
    }
    return ": mean %s by %s%s"
        .formatted(shift > 0 ? "up" : "down", DriftCheck.figure(Math.abs(shift)), unit);
  }

  private static java.util.Optional<String> figures(Map<String, Measure> measures, Chance chance) {
    var psi = measures.get(DriftTests.PSI.id());
    if (!psi.computable() || Double.isNaN(chance.distribution())) return java.util.Optional.empty();
    return java.util.Optional.of(
        "PSI %s, p %s"
            .formatted(DriftCheck.figure(psi.value()), DriftCheck.figure(chance.distribution())));
  }

  private static Map<String, List<String>> notComputed(Map<String, Measure> measures) {
    var why = new LinkedHashMap<String, List<String>>();
    measures.forEach(
        (id, measure) -> {
          if (measure instanceof Measure.NotComputable(String because)) {
            why.computeIfAbsent(" not computable: " + because, key -> new ArrayList<>()).add(id);
          }
        });
    return why;
  }
}
