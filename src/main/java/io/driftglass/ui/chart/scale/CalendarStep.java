package io.driftglass.ui.chart.scale;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/// A distance between the boundaries of a calendar, such as 6 hours or 1 month. Days are those of
/// the zone: 23 or 25 hours long where the clocks change.
record CalendarStep(int count, ChronoUnit unit) {
  private static final double CLOSER = 1.4;

  /// From the finest to the coarsest.
  static final List<CalendarStep> ALL =
      List.of(
          every(1, ChronoUnit.MICROS),
          every(2, ChronoUnit.MICROS),
          every(5, ChronoUnit.MICROS),
          every(10, ChronoUnit.MICROS),
          every(20, ChronoUnit.MICROS),
          every(50, ChronoUnit.MICROS),
          every(100, ChronoUnit.MICROS),
          every(200, ChronoUnit.MICROS),
          every(500, ChronoUnit.MICROS),
          every(1, ChronoUnit.MILLIS),
          every(2, ChronoUnit.MILLIS),
          every(5, ChronoUnit.MILLIS),
          every(10, ChronoUnit.MILLIS),
          every(20, ChronoUnit.MILLIS),
          every(50, ChronoUnit.MILLIS),
          every(100, ChronoUnit.MILLIS),
          every(200, ChronoUnit.MILLIS),
          every(500, ChronoUnit.MILLIS),
          every(1, ChronoUnit.SECONDS),
          every(2, ChronoUnit.SECONDS),
          every(5, ChronoUnit.SECONDS),
          every(10, ChronoUnit.SECONDS),
          every(15, ChronoUnit.SECONDS),
          every(30, ChronoUnit.SECONDS),
          every(1, ChronoUnit.MINUTES),
          every(2, ChronoUnit.MINUTES),
          every(5, ChronoUnit.MINUTES),
          every(10, ChronoUnit.MINUTES),
          every(15, ChronoUnit.MINUTES),
          every(30, ChronoUnit.MINUTES),
          every(1, ChronoUnit.HOURS),
          every(2, ChronoUnit.HOURS),
          every(3, ChronoUnit.HOURS),
          every(6, ChronoUnit.HOURS),
          every(12, ChronoUnit.HOURS),
          every(1, ChronoUnit.DAYS),
          every(2, ChronoUnit.DAYS),
          every(1, ChronoUnit.WEEKS),
          every(2, ChronoUnit.WEEKS),
          every(1, ChronoUnit.MONTHS),
          every(2, ChronoUnit.MONTHS),
          every(3, ChronoUnit.MONTHS),
          every(6, ChronoUnit.MONTHS),
          every(1, ChronoUnit.YEARS),
          every(2, ChronoUnit.YEARS),
          every(5, ChronoUnit.YEARS),
          every(10, ChronoUnit.YEARS),
          every(20, ChronoUnit.YEARS),
          every(50, ChronoUnit.YEARS));

  private static CalendarStep every(int count, ChronoUnit unit) {
    return new CalendarStep(count, unit);
  }

  /// The finest step of at least so many microseconds; the coarsest where none is. Weeks, months
  /// and years have short names and may stand closer.
  static CalendarStep among(double micros) {
    return ALL.stream().filter(s -> s.room() >= micros).findFirst().orElse(ALL.getLast());
  }

  private double room() {
    return unit.compareTo(ChronoUnit.WEEKS) < 0 ? micros() : micros() * CLOSER;
  }

  /// About how long: a month is 30.4 days.
  double micros() {
    return count * (unit.getDuration().toNanos() / 1e3);
  }

  /// The last boundary at or before `time`.
  ZonedDateTime floor(ZonedDateTime time, DayOfWeek firstDay) {
    LocalDate date = time.toLocalDate();
    return switch (unit) {
      case YEARS -> start(LocalDate.of(Math.floorDiv(date.getYear(), count) * count, 1, 1), time);
      case MONTHS ->
          start(date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % count), time);
      case WEEKS -> start(even(date.with(TemporalAdjusters.previousOrSame(firstDay)), 7), time);
      case DAYS -> start(even(date, 1), time);
      case HOURS -> back(time.truncatedTo(unit), time.getHour());
      case MINUTES -> back(time.truncatedTo(unit), time.getMinute());
      case SECONDS -> back(time.truncatedTo(unit), time.getSecond());
      case MILLIS -> back(time.truncatedTo(unit), time.get(ChronoField.MILLI_OF_SECOND));
      default -> back(time.truncatedTo(unit), time.get(ChronoField.MICRO_OF_SECOND));
    };
  }

  /// The boundary after the boundary `time`.
  ZonedDateTime next(ZonedDateTime time) {
    return switch (unit) {
      case YEARS, MONTHS, WEEKS, DAYS -> start(time.toLocalDate().plus(count, unit), time);
      case HOURS -> count == 1 ? time.plusHours(1) : nextHours(time);
      default -> time.plus(count, unit);
    };
  }

  private ZonedDateTime nextHours(ZonedDateTime time) {
    int hour = Math.floorDiv(time.getHour(), count) * count + count;
    LocalDate date = time.toLocalDate();
    return hour >= 24 ? start(date.plusDays(1), time) : date.atTime(hour, 0).atZone(time.getZone());
  }

  private ZonedDateTime back(ZonedDateTime time, int value) {
    return unit == ChronoUnit.HOURS && count > 1
        ? time.toLocalDate().atTime(value - value % count, 0).atZone(time.getZone())
        : time.minus(value % count, unit);
  }

  /// Every second day or week is counted from 1970 on, so that it stays where it is while one pans.
  private LocalDate even(LocalDate date, int days) {
    return date.minusDays(
        days * Math.floorMod(Math.floorDiv(date.toEpochDay(), days), (long) count));
  }

  private static ZonedDateTime start(LocalDate date, ZonedDateTime like) {
    return date.atStartOfDay(like.getZone());
  }
}
