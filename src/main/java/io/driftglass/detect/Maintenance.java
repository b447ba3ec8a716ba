package io.driftglass.detect;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// A time in which nothing is an alarm: once, `2026-03-01T22:00/2026-03-02T06:00` or `1000/1200` in
/// steps, or every week, `Sat 22:00-Sun 06:00`, in the zone of the data.
///
/// @param from first tick, or second of the week from Monday 00:00
/// @param until first tick or second no longer inside; a week's may lie before `from`
record Maintenance(long from, long until, boolean weekly) {
  private static final Pattern WEEKLY =
      Pattern.compile("(\\w{3})\\w* (\\d{1,2}:\\d{2})-(?:(\\w{3})\\w* )?(\\d{1,2}:\\d{2})");
  private static final long DAY = 86_400;

  /// @throws InvalidSetting with the forms there are
  static Maintenance parse(String text, Clock clock) {
    var weekly = WEEKLY.matcher(text.strip());
    try {
      if (weekly.matches()) {
        if (clock instanceof Clock.Index) throw wrong(text, "steps have no weekdays");
        var day = weekly.group(1);
        return new Maintenance(
            second(day, weekly.group(2)),
            second(weekly.group(3) == null ? day : weekly.group(3), weekly.group(4)),
            true);
      }
      var parts = text.split("/", -1);
      if (parts.length != 2) throw wrong(text, "it is neither a week's time nor FROM/UNTIL");
      long from = tick(parts[0].strip(), clock);
      long until = tick(parts[1].strip(), clock);
      if (from >= until) throw wrong(text, "it ends before it begins");
      return new Maintenance(from, until, false);
    } catch (DateTimeException | NumberFormatException e) {
      throw wrong(text, "no such time");
    }
  }

  private static long second(String day, String time) {
    var at = LocalTime.parse(time.length() == 4 ? "0" + time : time);
    return day(day) * DAY + at.toSecondOfDay();
  }

  private static int day(String text) {
    return Arrays.stream(DayOfWeek.values())
            .filter(d -> d.name().startsWith(text.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> new DateTimeException("no weekday " + text))
            .getValue()
        - 1;
  }

  private static long tick(String text, Clock clock) {
    if (clock instanceof Clock.Index) return Long.parseLong(text);
    var at = LocalDateTime.parse(text).atZone(clock.zone()).toInstant();
    return Clock.micros(at);
  }

  private static InvalidSetting wrong(String text, String why) {
    return new InvalidSetting(
        "The maintenance time '%s' cannot be read: %s.".formatted(text, why),
        "Write 'Sat 22:00-Sun 06:00', '2026-03-01T22:00/2026-03-02T06:00', or steps '1000/1200'.");
  }

  /// Whether the whole interval lies inside.
  boolean covers(Interval interval, Clock clock) {
    if (!weekly) return interval.from() >= from && interval.until() <= until;
    long length = (interval.until() - interval.from()) / clock.ticksPerSecond();
    long open = Math.floorMod(until - from, 7 * DAY);
    long since = Math.floorMod(secondOfWeek(interval.from(), clock) - from, 7 * DAY);
    return since + length <= open;
  }

  private static long secondOfWeek(long tick, Clock clock) {
    var at = Clock.instant(tick).atZone(clock.zone());
    var monday = at.toLocalDate().minusDays((at.getDayOfWeek().getValue() - 1)).atStartOfDay();
    return ChronoUnit.SECONDS.between(monday, at.toLocalDateTime());
  }
}
