package io.driftglass.series;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// How far apart the rows of a frame are, counted as its clock's people count: calendar months and
/// days where the stamps follow them, else a fixed number of ticks.
///
/// @param size ticks, days or months a step, at least 1
/// @param lastOfMonth monthly stamps that sit on each month's last day
public record Cadence(Clock clock, Unit unit, long size, boolean lastOfMonth) {
  private static final long DAY_MICROS = 86_400_000_000L;

  /// What a step is counted in.
  public enum Unit {
    TICKS,
    DAYS,
    MONTHS
  }

  /// The cadence of a frame's rows: the median step, as whole days or months where at least nine in
  /// ten steps are.
  public static Cadence of(Frame frame) {
    var clock = frame.clock();
    long median = frame.interval();
    var ticks = new Cadence(clock, Unit.TICKS, median, false);
    if (clock.ticksPerSecond() == 0 || median < DAY_MICROS * 23 / 24 || frame.rows() < 3) {
      return ticks;
    }
    long months = Math.round(median / (30.4369 * DAY_MICROS));
    if (months > 0) {
      for (boolean last : new boolean[] {false, true}) {
        var monthly = new Cadence(clock, Unit.MONTHS, months, last);
        if (monthly.fits(frame)) return monthly;
      }
    }
    var daily =
        new Cadence(clock, Unit.DAYS, Math.max(1, Math.round((double) median / DAY_MICROS)), false);
    return daily.fits(frame) ? daily : ticks;
  }

  private boolean fits(Frame frame) {
    int fitting = 0;
    for (int row = 1; row < frame.rows(); row++) {
      if (after(frame.tick(row - 1), 1) == frame.tick(row)) fitting++;
    }
    return fitting >= .9 * (frame.rows() - 1);
  }

  /// The tick `steps` steps after (or, where negative, before) `tick`; a day step keeps the local
  /// time over a change to or from summer time.
  public long after(long tick, long steps) {
    return switch (unit) {
      case TICKS -> tick + steps * size;
      case DAYS -> micros(local(tick).plusDays(steps * size));
      case MONTHS -> {
        var moved = local(tick).plusMonths(steps * size);
        yield micros(
            lastOfMonth ? moved.withDayOfMonth(YearMonth.from(moved).lengthOfMonth()) : moved);
      }
    };
  }

  /// The ticks of the `count` steps that follow `tick`.
  public long[] following(long tick, int count) {
    var ticks = new long[count];
    for (int step = 0; step < count; step++) ticks[step] = after(tick, step + 1L);
    return ticks;
  }

  /// Steps from one tick to another, rounded to the nearest.
  public long steps(long from, long until) {
    return switch (unit) {
      case TICKS -> Math.round((double) (until - from) / size);
      case DAYS ->
          Math.round((double) ChronoUnit.HOURS.between(wall(from), wall(until)) / (24 * size));
      case MONTHS ->
          Math.round(ChronoUnit.DAYS.between(wall(from), wall(until)) / (30.4369 * size));
    };
  }

  /// Seconds a step, a month counted as a twelfth of a year; NaN where ticks are no time.
  public double seconds() {
    if (clock.ticksPerSecond() == 0) return Double.NaN;
    return switch (unit) {
      case TICKS -> (double) size / clock.ticksPerSecond();
      case DAYS -> size * 86_400.0;
      case MONTHS -> size * 31_557_600 / 12.0;
    };
  }

  private ZonedDateTime local(long tick) {
    return Clock.instant(tick).atZone(clock.zone());
  }

  private LocalDateTime wall(long tick) {
    return local(tick).toLocalDateTime();
  }

  private static long micros(ZonedDateTime time) {
    return Clock.micros(time.toInstant());
  }
}
