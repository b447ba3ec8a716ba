package io.driftglass.ui.forecast;

import io.driftglass.forecast.Contribution;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.decompose.Components;
import io.driftglass.forecast.decompose.Mstl;
import io.driftglass.series.Clock;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Grain;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.forecast.Forecasted;
import io.driftglass.workbench.forecast.WhatIf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a forecast is made of, as words and lines.
///
/// @param parts trend first, then the cycles
/// @param causes a sentence each for what inputs and calendar add
/// @param now share of every line that lies before now, 0..1
record Breakdown(List<Part> parts, List<String> causes, double now) {
  private static final double DAY = 86_400;
  private static final double YEAR = 31_557_600;
  private static final double LEAST_SHARE = .005;

  Breakdown {
    parts = List.copyOf(parts);
    causes = List.copyOf(causes);
  }

  /// One line.
  ///
  /// @param size `+1.2 °C a day`, `±6.1 °C`
  @SuppressWarnings("ArrayRecordComponent")
  record Part(String title, String size, double[] values) {}

  /// Empty where too few rows were measured. Takes a moment: not for the window's thread.
  static Optional<Breakdown> of(Forecasted shown, String unit) {
    var path = shown.forecast().paths().getFirst();
    return Components.of(shown.recent(), path.channel(), path.point())
        .map(components -> of(components, shown, path, unit));
  }

  private static Breakdown of(
      Components components, Forecasted shown, Forecast.Path path, String unit) {
    var parts = new ArrayList<Part>();
    parts.add(
        new Part(
            Words.of("Trend"),
            slope(components.slope(), components.seconds(), unit),
            components.trend()));
    for (var cycle : components.cycles()) {
      String size = "±" + inUnit(Figures.value(Components.reach(cycle)), unit);
      parts.add(new Part(title(cycle, components.seconds()), size, cycle.values()));
    }
    var causes = new ArrayList<String>();
    for (var each : shown.whatIf().map(WhatIf::contributions).orElse(List.of())) {
      if (each.channel().equals(path.channel())) {
        cause(each, shown.forecast(), path, unit).ifPresent(causes::add);
      }
    }
    int rows = components.trend().length;
    return new Breakdown(parts, causes, (double) (rows - components.ahead()) / rows);
  }

  /// By the length of time that people count such rows in.
  ///
  /// @param slope a row
  /// @param seconds a row; NaN where rows are no time
  static String slope(double slope, double seconds, String unit) {
    if (Double.isNaN(seconds)) return Words.of("%s a row", signed(slope, unit));
    double each = slope / seconds;
    if (seconds < .1) return Words.of("%s a second", signed(each, unit));
    if (seconds < 60) return Words.of("%s an hour", signed(3600 * each, unit));
    if (seconds < 7 * DAY) return Words.of("%s a day", signed(DAY * each, unit));
    if (seconds < 28 * DAY) return Words.of("%s a week", signed(7 * DAY * each, unit));
    if (seconds < 300 * DAY) return Words.of("%s a month", signed(YEAR / 12 * each, unit));
    return Words.of("%s a year", signed(YEAR * each, unit));
  }

  private static String signed(double figure, String unit) {
    return inUnit((figure > 0 ? "+" : "") + Figures.value(figure), unit);
  }

  private static String title(Mstl.Cycle cycle, double seconds) {
    long period = Math.round(cycle.period() * seconds / 3600);
    if (period == 1) return Words.of("Hourly");
    if (period == 24) return Words.of("Daily");
    if (period == 168) return Words.of("Weekly");
    return Math.abs(period - 8766) < 50
        ? Words.of("Yearly")
        : Words.of("%s rows", Figures.count(cycle.period()));
  }

  /// `outside: −2.1 to +3.4 kW`; empty where it adds next to nothing.
  private static Optional<String> cause(
      Contribution part, Forecast forecast, Forecast.Path path, String unit) {
    double size = Arrays.stream(path.point()).map(Math::abs).average().orElse(0);
    int most = 0;
    for (int step = 1; step < part.values().length; step++) {
      if (Math.abs(part.values()[step]) > Math.abs(part.values()[most])) most = step;
    }
    double largest = part.values()[most];
    if (!(Math.abs(largest) > LEAST_SHARE * size)) return Optional.empty();
    Clock clock = forecast.clock();
    String added = signed(largest, unit);
    String when = Grain.of(clock, forecast.ticks()).stamp(clock, forecast.ticks()[most]);
    return Optional.of(Words.of("%s: up to %s, most on %s", named(part.cause()), added, when));
  }

  private static String named(String cause) {
    return switch (cause) {
      case "holidays" -> Words.of("Holidays");
      case "weekdays" -> Words.of("Weekdays");
      case "working days" -> Words.of("Working days");
      default -> cause;
    };
  }

  private static String inUnit(String figure, String unit) {
    return unit.isEmpty() ? figure : figure + " " + unit;
  }
}
