package io.driftglass.ui.chart.scale;

import io.driftglass.series.Clock;
import io.driftglass.ui.kit.text.Grain;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where a time axis has its boundaries and how they are called: days and hours of the clock's zone
/// with its summer time, or plain numbers where the clock counts steps. The first label of a
/// stretch carries the date ("Tue 14 Apr"), the later ones what changes ("Wed 15").
public final class TimeAxis {
  private final Clock clock;
  private final Grain grain;
  private final Locale words;
  private final Locale numbers;

  /// With names of months and days in the user's language, and numbers as the user writes them.
  public TimeAxis(Clock clock) {
    this(clock, Grain.TIME);
  }

  /// @param grain how exactly the stamps of the rows are told
  public TimeAxis(Clock clock, Grain grain) {
    this(clock, grain, Words.locale(), Locale.getDefault(Locale.Category.FORMAT));
  }

  public TimeAxis(Clock clock, Locale locale) {
    this(clock, Grain.TIME, locale, locale);
  }

  private TimeAxis(Clock clock, Grain grain, Locale words, Locale numbers) {
    this.clock = clock;
    this.grain = grain;
    this.words = words;
    this.numbers = numbers;
  }

  /// The boundaries within `range`, rising and so far apart that at most `most` fit.
  public List<AxisTick> ticks(Range range, int most) {
    return clock instanceof Clock.Index ? steps(range, most) : boundaries(range, most);
  }

  /// A tick in full for the cross-hair, as exact as the visible range and the rows deserve: "Thu 16
  /// Apr 08:24", "Jul 1961" for rows of months.
  public String stamp(double tick, Range range) {
    if (clock instanceof Clock.Index) return number(Math.round(tick));
    if (grain != Grain.TIME) return grain.stamp(clock, Math.round(tick));
    boolean years =
        !at(range.from()).truncatedTo(ChronoUnit.DAYS).plusYears(1).isAfter(at(range.until()));
    String day = years ? "EEE d MMM yyyy" : "EEE d MMM";
    double seconds = range.length() / 1e6;
    String time = seconds < 10 ? " HH:mm:ss.SSS" : seconds < 3600 ? " HH:mm:ss" : " HH:mm";
    return text(day + time, at(tick));
  }

  /// What the axis counts: the zone, or the unit of its steps.
  public String name() {
    return Times.zone(clock);
  }

  private List<AxisTick> steps(Range range, int most) {
    double raw = Math.max(1, range.length() / most);
    double unit = Math.pow(10, Math.floor(Math.log10(raw)));
    long step =
        Math.round(
            raw <= unit
                ? unit
                : raw <= 2 * unit ? 2 * unit : raw <= 5 * unit ? 5 * unit : 10 * unit);
    var ticks = new ArrayList<AxisTick>();
    long first = (long) Math.ceil(range.from() / step) * step;
    for (long at = first; at <= range.until(); at += step) ticks.add(new AxisTick(at, number(at)));
    return ticks;
  }

  private List<AxisTick> boundaries(Range range, int most) {
    var step = CalendarStep.among(range.length() / most);
    var ticks = new ArrayList<AxisTick>();
    ZonedDateTime before = null;
    var time = step.floor(at(range.from()), WeekFields.of(numbers).getFirstDayOfWeek());
    for (; tick(time) <= range.until(); time = step.next(time)) {
      if (tick(time) < range.from()) continue;
      ticks.add(new AxisTick(tick(time), text(pattern(step.unit(), before, time), time)));
      before = time;
    }
    return ticks;
  }

  private static String pattern(ChronoUnit unit, ZonedDateTime before, ZonedDateTime time) {
    boolean first = before == null;
    boolean newYear = first || before.getYear() != time.getYear();
    boolean newMonth = newYear || before.getMonth() != time.getMonth();
    boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
    return switch (unit) {
      case YEARS -> "yyyy";
      case MONTHS -> newYear ? "MMM yyyy" : "MMM";
      case WEEKS -> newYear && !first ? "d MMM yyyy" : "d MMM";
      case DAYS -> newMonth ? "EEE d MMM" : "EEE d";
      case HOURS, MINUTES ->
          midnight ? (newMonth ? "EEE d MMM" : "EEE d") : first ? "EEE d MMM HH:mm" : "HH:mm";
      case SECONDS -> first ? "d MMM HH:mm:ss" : "HH:mm:ss";
      case MILLIS -> first ? "HH:mm:ss.SSS" : "ss.SSS";
      default -> first ? "HH:mm:ss.SSSSSS" : "ss.SSSSSS";
    };
  }

  private String text(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(pattern.replace("d MMM", Words.of("d MMM")), words)
        .format(time);
  }

  private String number(long value) {
    return String.format(numbers, "%,d", value);
  }

  private ZonedDateTime at(double tick) {
    return Instant.EPOCH.plus((long) Math.floor(tick), ChronoUnit.MICROS).atZone(clock.zone());
  }

  private static double tick(ZonedDateTime time) {
    return Clock.micros(time.toInstant());
  }
}
