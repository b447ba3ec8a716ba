package io.driftglass.ui.chart.series;

import io.driftglass.forecast.Limit.Side;
import io.driftglass.label.AlarmLimit;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;

/// A value that should not be passed, as a line through a chart.
///
/// @param text as it stands beside the line, such as `High 70 °C`
/// @param note below the text, such as the chance that it is passed; empty for none
public record Limit(String text, double value, AlarmLimit.Level level, String note) {
  public Limit(String text, double value, AlarmLimit.Level level) {
    this(text, value, level, "");
  }

  public static Limit of(AlarmLimit limit, String unit) {
    String text = Words.of(limit.level().title()) + " " + Figures.value(limit.value()) + " " + unit;
    return new Limit(text.strip(), limit.value(), limit.level());
  }

  /// The same with a note.
  public Limit with(String said) {
    return new Limit(text, value, level, said);
  }

  /// Whether a value lies on its wrong side.
  public boolean passed(double measured) {
    return level.side() == Side.ABOVE ? measured > value : measured < value;
  }
}
