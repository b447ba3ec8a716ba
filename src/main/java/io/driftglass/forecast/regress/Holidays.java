package io.driftglass.forecast.regress;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The public holidays that a whole country keeps, by rule, for any year.
///
/// A rule is a date (`05-01`), days from Easter Sunday (`E-2` is Good Friday), a weekday of a month
/// (`11-4TH` the fourth Thursday, `05-LMO` the last Monday), or a weekday on or before a date
/// (`06-25<FR`). A date with `>` moves to the next free weekday where it falls on a weekend, one
/// with `^` to the nearest.
public final class Holidays {
  /// No country.
  public static final String NONE = "none";

  /// The country whose holidays explain most.
  public static final String FIND = "find";

  private static final Map<String, String> RULES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "AT", "01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26"),
              Map.entry("AU", "01-01> 01-26> E-2 E-1 E+1 04-25 06-2MO 12-25> 12-26>"),
              Map.entry("BE", "01-01 E+1 05-01 E+39 E+50 07-21 08-15 11-01 11-11 12-25"),
              Map.entry("CA", "01-01> E-2 05-24<MO 07-01> 09-1MO 10-2MO 12-25> 12-26>"),
              Map.entry("CH", "01-01 E-2 E+1 E+39 E+50 08-01 12-25 12-26"),
              Map.entry(
                  "CZ",
                  "01-01 E-2 E+1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26"),
              Map.entry("DE", "01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26"),
              Map.entry("DK", "01-01 E-3 E-2 E+1 E+39 E+50 12-25 12-26"),
              Map.entry("ES", "01-01 01-06 E-2 05-01 08-15 10-12 11-01 12-06 12-08 12-25"),
              Map.entry("FI", "01-01 01-06 E-2 E+1 05-01 E+39 06-25<FR 12-06 12-24 12-25 12-26"),
              Map.entry("FR", "01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25"),
              Map.entry("GB", "01-01> E-2 E+1 05-1MO 05-LMO 08-LMO 12-25> 12-26>"),
              Map.entry("IE", "01-01 02-1MO 03-17 E+1 05-1MO 06-1MO 08-1MO 10-LMO 12-25 12-26"),
              Map.entry("IT", "01-01 01-06 E+1 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26"),
              Map.entry("NL", "01-01 E+1 04-27 E+39 E+50 12-25 12-26"),
              Map.entry("NO", "01-01 E-3 E-2 E+1 05-01 05-17 E+39 E+50 12-25 12-26"),
              Map.entry("NZ", "01-01> 01-02> 02-06> E-2 E+1 04-25> 06-1MO 10-4MO 12-25> 12-26>"),
              Map.entry("PL", "01-01 01-06 E+1 05-01 05-03 E+60 08-15 11-01 11-11 12-25 12-26"),
              Map.entry(
                  "PT", "01-01 E-2 04-25 05-01 E+60 06-10 08-15 10-05 11-01 12-01 12-08 12-25"),
              Map.entry("SE", "01-01 01-06 E-2 E+1 05-01 E+39 06-06 06-25<FR 12-24 12-25 12-26"),
              Map.entry(
                  "US",
                  "01-01^ 01-3MO 02-3MO 05-LMO 06-19^ 07-04^ 09-1MO 10-2MO 11-11^ 11-4TH 12-25^")));

  private final List<String> rules;
  private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

  private Holidays(String country) {
    rules = country.equals(NONE) ? List.of() : List.of(RULES.get(country).split(" "));
  }

  /// @param country [#NONE] or one of [#countries]
  public static Holidays of(String country) {
    return new Holidays(country);
  }

  /// The two-letter codes (ISO 3166) of the countries known.
  public static List<String> countries() {
    return List.copyOf(RULES.keySet());
  }

  boolean none() {
    return rules.isEmpty();
  }

  public boolean contains(LocalDate day) {
    int year = day.getYear();
    return !none() && (in(year).contains(day) || in(year + 1).contains(day));
  }

  /// Those of a year; the first of January may be kept on the last day of the year before.
  Set<LocalDate> in(int year) {
    return years.computeIfAbsent(year, this::made);
  }

  private Set<LocalDate> made(int year) {
    var days = new TreeSet<LocalDate>();
    for (var rule : rules) days.add(day(rule, year, days));
    return days;
  }

  private static LocalDate day(String rule, int year, Set<LocalDate> taken) {
    if (rule.startsWith("E")) return easter(year).plusDays(Integer.parseInt(rule.substring(1)));
    int month = Integer.parseInt(rule.substring(0, 2));
    var tail = rule.substring(3);
    if (tail.contains("<")) {
      var last = LocalDate.of(year, month, Integer.parseInt(tail.substring(0, 2)));
      return last.with(TemporalAdjusters.previousOrSame(weekday(tail.substring(3))));
    }
    if (Character.isLetter(tail.charAt(tail.length() - 1))) {
      var first = LocalDate.of(year, month, 1);
      var weekday = weekday(tail.substring(1));
      return tail.startsWith("L")
          ? first.with(TemporalAdjusters.lastInMonth(weekday))
          : first.with(TemporalAdjusters.dayOfWeekInMonth(tail.charAt(0) - '0', weekday));
    }
    var date = LocalDate.of(year, month, Integer.parseInt(tail.substring(0, 2)));
    if (tail.endsWith("^")) {
      if (date.getDayOfWeek() == DayOfWeek.SATURDAY) return date.minusDays(1);
      return date.getDayOfWeek() == DayOfWeek.SUNDAY ? date.plusDays(1) : date;
    }
    if (!tail.endsWith(">")) return date;
    while (weekend(date) || taken.contains(date)) date = date.plusDays(1);
    return date;
  }

  static boolean weekend(LocalDate date) {
    return date.getDayOfWeek().getValue() > 5;
  }

  private static DayOfWeek weekday(String letters) {
    return switch (letters) {
      case "MO" -> DayOfWeek.MONDAY;
      case "TH" -> DayOfWeek.THURSDAY;
      case "FR" -> DayOfWeek.FRIDAY;
      default -> throw new IllegalStateException("no weekday " + letters);
    };
  }

  /// Easter Sunday of the Gregorian calendar (Meeus 1991, Astronomical Algorithms, chapter 8).
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int days = h + l - 7 * m + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }
}
