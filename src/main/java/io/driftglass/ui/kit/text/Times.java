package io.driftglass.ui.kit.text;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// Stamps, spans and lengths of time as the window writes them, in the zone of the clock.
public final class Times {
  private static final String DAY = "d MMM";
  private static final String DAY_YEAR = "d MMM yyyy";
  private static final String STAMP = "d MMM yyyy HH:mm";
  private static final String BRIEF = "d MMM HH:mm";
  private static final String SECONDS = "d MMM yyyy HH:mm:ss";
  private static final String CLOCK_TIME = "HH:mm";
  private static final String CLOCK_SECONDS = "HH:mm:ss";
  private static final String WEEKDAY = "EEE d MMM HH:mm";

  private Times() {}

  /// `16 Apr 2026 06:12`, with seconds where there are some; `step 4,210` on an index clock.
  public static String stamp(Clock clock, long tick) {
    if (clock instanceof Clock.Index(String unit)) return word(unit) + " " + Figures.count(tick);
    var at = at(clock, tick);
    return say(at.getSecond() == 0 ? STAMP : SECONDS, at);
  }

  /// `16 Apr`; `4,210` on an index clock.
  public static String day(Clock clock, long tick) {
    return clock instanceof Clock.Index ? Figures.count(tick) : say(DAY, at(clock, tick));
  }

  /// `16 Apr 06:12` where all that is shown lies within one year, else like [#stamp].
  public static String brief(Clock clock, long tick, Interval shown) {
    if (clock instanceof Clock.Index) return stamp(clock, tick);
    boolean oneYear = at(clock, shown.from()).getYear() == at(clock, shown.until()).getYear();
    var at = at(clock, tick);
    return oneYear && at.getSecond() == 0 ? say(BRIEF, at) : stamp(clock, tick);
  }

  /// `Thu 16 Apr 08:24`, for a place where the year is known.
  public static String weekday(Clock clock, long tick) {
    return clock instanceof Clock.Index ? stamp(clock, tick) : say(WEEKDAY, at(clock, tick));
  }

  /// By that pattern of a date in English.
  static String by(String pattern, Clock clock, long tick) {
    return say(pattern, at(clock, tick));
  }

  /// `16 Apr 2026 06:12 – 10:00`, `16 Apr 2026 22:10 – 17 Apr 02:15`: as short as it can be said.
  public static String stretch(Clock clock, long from, long until) {
    if (clock instanceof Clock.Index(String unit)) {
      return word(unit) + " " + Figures.count(from) + " – " + Figures.count(until);
    }
    var first = at(clock, from);
    var last = at(clock, until);
    boolean sameDay = first.toLocalDate().equals(last.toLocalDate());
    boolean sameYear = first.getYear() == last.getYear();
    return say(STAMP, first) + " – " + say(sameDay ? CLOCK_TIME : sameYear ? BRIEF : STAMP, last);
  }

  /// A line of a kept log with the time of day here in place of the instant it begins with.
  public static String logged(String line) {
    int space = line.indexOf(' ');
    if (space < 0) return line;
    try {
      var at = Instant.parse(line.substring(0, space)).atZone(ZoneId.systemDefault());
      return say(CLOCK_SECONDS, at) + line.substring(space);
    } catch (DateTimeParseException e) {
      return line;
    }
  }

  /// Days only: `1 Mar – 30 Apr 2026`, `10 Mar 2004 – 4 Apr 2005`.
  public static String span(Clock clock, long from, long until) {
    if (clock instanceof Clock.Index) return stretch(clock, from, until);
    var first = at(clock, from);
    var last = at(clock, until);
    if (first.toLocalDate().equals(last.toLocalDate())) return stretch(clock, from, until);
    boolean sameYear = first.getYear() == last.getYear();
    return say(sameYear ? DAY : DAY_YEAR, first) + " – " + say(DAY_YEAR, last);
  }

  /// A length in ticks of that clock: `3 h 48 min`, `61 d`, `12 steps`.
  public static String length(Clock clock, long ticks) {
    return clock instanceof Clock.Index(String unit)
        ? Figures.count(ticks, unit.isBlank() ? "step" : unit)
        : length(Duration.of(ticks, ChronoUnit.MICROS));
  }

  /// The two largest units that matter: `0.4 s`, `9 s`, `1 min 2 s`, `3 h 48 min`, `2 d 4 h`, `61
  /// d`.
  public static String length(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) return Figures.fixed(duration.toMillis() / 1000.0, exact(duration)) + " s";
    if (seconds < 60) return seconds + " s";
    if (seconds < 3600) return two(seconds / 60, "min", seconds % 60, "s");
    if (seconds < 86_400) return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    long days = seconds / 86_400;
    return days < 14 ? two(days, "d", seconds % 86_400 / 3600, "h") : Figures.count(days) + " d";
  }

  /// Seconds of a job: `1.9 s`, `1 min 2 s`.
  public static String seconds(double seconds) {
    return Double.isNaN(seconds) || Double.isInfinite(seconds)
        ? Figures.NONE
        : length(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /// A sampling interval: `1 min`, `1 h`, `1 d`, `1 month` where a step is 28 to 31 days, `1 year`
  /// up to twelve of the longest months.
  public static String interval(Clock clock, long ticks) {
    if (clock instanceof Clock.Index) return length(clock, ticks);
    double days = ticks / 86_400e6;
    if (days >= 28 && days <= 31) return Words.of("1 month");
    if (days >= 89 && days <= 92) return Words.of("1 quarter");
    if (days >= 365 && days <= 372) return Words.of("1 year");
    return length(clock, ticks);
  }

  /// What the zone is called on screen: `Europe/Berlin`, `no zone`, `steps`.
  public static String zone(Clock clock) {
    return switch (clock) {
      case Clock.Utc(var shown) -> shown.equals(ZoneOffset.UTC) ? "UTC" : shown.getId();
      case Clock.Wall() -> Words.of("no zone");
      case Clock.Index(var unit) -> unit.isBlank() ? Words.of("steps") : unit + "s";
    };
  }

  /// When something was done, by the machine's own clock: `20 Nov 2026 11:02`.
  public static String when(Instant instant, ZoneId zone) {
    return say(STAMP, instant.atZone(zone));
  }

  /// The same in few letters: the time of day today, the day before that.
  public static String lately(Instant instant, ZoneId zone, Instant now) {
    var at = instant.atZone(zone);
    var today = now.atZone(zone);
    if (at.toLocalDate().equals(today.toLocalDate())) return say(CLOCK_TIME, at);
    return say(at.getYear() == today.getYear() ? DAY : DAY_YEAR, at);
  }

  private static ZonedDateTime at(Clock clock, long tick) {
    return Clock.instant(tick).atZone(clock.zone());
  }

  private static String word(String unit) {
    return unit.isBlank() ? Words.of("step") : unit;
  }

  private static int exact(Duration duration) {
    return duration.toMillis() % 1000 == 0 && !duration.isZero() ? 0 : 1;
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = Figures.count(large) + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }

  private static String say(String pattern, ZonedDateTime at) {
    return DateTimeFormatter.ofPattern(Words.of(pattern), Words.locale()).format(at);
  }
}
