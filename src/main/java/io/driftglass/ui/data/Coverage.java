package io.driftglass.ui.data;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What the coverage strip shows, as fractions of the dataset's span.
///
/// @param gaps where rows are missing
/// @param ticks dates under the bar
record Coverage(List<Mark> gaps, List<Tick> ticks) {
  private static final int MOST_TICKS = 9;

  /// @param from 0..1
  /// @param until 0..1, not before `from`
  record Mark(double from, double until, Interval interval, String text) {}

  /// @param at 0..1
  record Tick(double at, String text) {}

  static Coverage of(Clock clock, Interval span, List<Interval> gaps) {
    double length = Math.max(1, span.length());
    var marks =
        gaps.stream()
            .map(
                gap ->
                    new Mark(
                        (gap.from() - span.from()) / length,
                        (gap.until() - span.from()) / length,
                        gap,
                        Words.of(
                            "%s without rows from %s",
                            Times.length(clock, gap.length()), Times.stamp(clock, gap.from()))))
            .toList();
    return new Coverage(marks, clock instanceof Clock.Index ? steps(span) : days(clock, span));
  }

  private static List<Tick> steps(Interval span) {
    var ticks = new ArrayList<Tick>();
    for (int i = 0; i < MOST_TICKS; i++) {
      double at = (double) i / MOST_TICKS;
      long step = span.from() + Math.round(at * span.length());
      ticks.add(new Tick(at, Figures.count(step)));
    }
    return ticks;
  }

  /// Midnights, at most [#MOST_TICKS]; a span under two days has its ends alone.
  private static List<Tick> days(Clock clock, Interval span) {
    ZoneId zone = clock.zone();
    var first = Clock.instant(span.from()).atZone(zone);
    var last = Clock.instant(span.until()).atZone(zone);
    long days = ChronoUnit.DAYS.between(first, last);
    var ticks = new ArrayList<Tick>();
    if (days < 2) {
      ticks.add(new Tick(0, Times.stamp(clock, span.from())));
      return ticks;
    }
    long every = (days + MOST_TICKS - 1) / MOST_TICKS;
    boolean years = days > 366;
    for (var day = first.toLocalDate();
        !day.isAfter(last.toLocalDate());
        day = day.plusDays(every)) {
      long tick = Clock.micros(day.atStartOfDay(zone).toInstant());
      double at = (tick - span.from()) / (double) span.length();
      if (at > 1) break;
      ticks.add(new Tick(Math.max(0, at), years ? month(day) : Times.day(clock, tick)));
    }
    return ticks;
  }

  private static String month(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("MMM yyyy", Words.locale()));
  }
}
