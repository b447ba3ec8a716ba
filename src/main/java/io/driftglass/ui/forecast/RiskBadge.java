package io.driftglass.ui.forecast;

import io.driftglass.forecast.Crossing.Risk;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.text.Words;
import javafx.scene.control.Label;

/// How a risk looks.
final class RiskBadge {
  private RiskBadge() {}

  static Label of(Risk risk) {
    return switch (risk) {
      case LOW -> Badge.of(Words.of("low"), tone(risk));
      case MEDIUM -> Badge.of(Words.of("medium"), tone(risk));
      case HIGH -> Badge.of(Words.of("high"), tone(risk));
    };
  }

  /// Style class of a badge.
  static String tone(Risk risk) {
    return switch (risk) {
      case LOW -> "good";
      case MEDIUM -> "warn";
      case HIGH -> "bad";
    };
  }
}
