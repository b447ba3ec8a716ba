package io.driftglass.ui.kit.text;

import io.driftglass.series.Clock;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.stream.LongStream;

/// How exactly the stamps of some rows are told: rows of months by their month, those of days by
/// their day, all others by the time of day.
public enum Grain {
  YEARS("yyyy"),
  MONTHS("MMM yyyy"),
  DAYS("EEE d MMM yyyy"),
  TIME("");

  private static final int LOOKED_AT = 64;

  private final String pattern;

  Grain(String pattern) {
    this.pattern = pattern;
  }

  /// That of the last of some rising ticks; [#TIME] for fewer than two.
  public static Grain of(Clock clock, long[] ticks) {
    if (clock instanceof Clock.Index || ticks.length < 2) return TIME;
    var last =
        LongStream.of(ticks)
            .skip(Math.max(0, ticks.length - LOOKED_AT))
            .mapToObj(tick -> Clock.instant(tick).atZone(clock.zone()))
            .toArray(ZonedDateTime[]::new);
    if (!daily(last)) return TIME;
    if (!monthly(last)) return DAYS;
    for (int i = 1; i < last.length; i++) {
      if (last[i].getMonth() != last[i - 1].getMonth()) return MONTHS;
    }
    return YEARS;
  }

  private static boolean daily(ZonedDateTime[] times) {
    for (int i = 1; i < times.length; i++) {
      boolean another = times[i].toLocalDate().isAfter(times[i - 1].toLocalDate());
      if (!another || !times[i].toLocalTime().equals(times[0].toLocalTime())) return false;
    }
    return true;
  }

  /// The same day of each month, its last where it is shorter.
  private static boolean monthly(ZonedDateTime[] times) {
    int day = 0;
    for (var time : times) day = Math.max(day, time.getDayOfMonth());
    for (int i = 0; i < times.length; i++) {
      var month = YearMonth.from(times[i]);
      if (times[i].getDayOfMonth() != Math.min(day, month.lengthOfMonth())) return false;
      if (i > 0 && !month.isAfter(YearMonth.from(times[i - 1]))) return false;
    }
    return true;
  }

  /// `1961`, `Jul 1961`, `Sat 1 Jul 1961`, `Sat 1 Jul 08:24`.
  public String stamp(Clock clock, long tick) {
    return this == TIME ? Times.weekday(clock, tick) : Times.by(pattern, clock, tick);
  }
}
