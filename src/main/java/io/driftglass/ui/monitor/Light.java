package io.driftglass.ui.monitor;

import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceTrend;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;

/// How a model stands, and why.
///
/// @param model title of the version that is watched
/// @param why in a few words
record Light(String model, Colour colour, String why) {
  /// Worst first.
  enum Colour {
    RED,
    AMBER,
    GREY,
    GREEN
  }

  /// @param asking its alerts that ask for attention, worst first
  /// @param latest its last check with drift figures; empty where it was never checked
  /// @param trend of its leading metric; empty where nothing was measured
  static Light of(
      String model,
      List<Alert> asking,
      Optional<Performance> latest,
      Optional<PerformanceTrend> trend) {
    if (!asking.isEmpty()) {
      var worst = asking.getFirst();
      boolean grave = worst.level() == AlertLevel.CRITICAL || worst.level() == AlertLevel.MAJOR;
      return new Light(model, grave ? Colour.RED : Colour.AMBER, worst.message());
    }
    if (latest.isEmpty()) return new Light(model, Colour.GREY, Words.of("not checked yet"));
    if (latest.flatMap(Performance::drift).map(drift -> drift.detected()).orElse(false)) {
      return new Light(model, Colour.AMBER, Words.of("inputs drifted"));
    }
    boolean worse = trend.map(t -> t.direction() == PerformanceTrend.Direction.WORSE).orElse(false);
    return worse
        ? new Light(model, Colour.AMBER, Words.of("getting worse"))
        : new Light(model, Colour.GREEN, Words.of("no drift"));
  }
}
