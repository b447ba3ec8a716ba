package io.driftglass.ui.chart.series;

import io.driftglass.forecast.Limit.Side;
import io.driftglass.label.AlarmLimit;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;

/// A value that should not be passed, as a line through a chart.
///
/// @param text as it stands beside the line, such as `High 70 °C`
public record Limit(String text, double value, AlarmLimit.Level level) {
  public static Limit of(AlarmLimit limit, String unit) {
    String text = Words.of(limit.level().title()) + " " + Figures.value(limit.value()) + " " + unit;
    return new Limit(text.strip(), limit.value(), limit.level());
  }

  /// Whether a value lies on its wrong side.
  public boolean passed(double measured) {
    return level.side() == Side.ABOVE ? measured > value : measured < value;
  }
}
