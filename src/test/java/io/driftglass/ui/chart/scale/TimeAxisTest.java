package io.driftglass.ui.chart.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Clock;
import io.driftglass.ui.kit.text.Grain;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final double HOUR = 3600e6;
  private final TimeAxis berlin = new TimeAxis(new Clock.Utc(BERLIN), Locale.ENGLISH);

  @Test
  void the_first_label_carries_the_date() {
    var ticks = berlin.ticks(range("2026-04-14T00:00", "2026-04-21T00:00"), 9);
    assertEquals(
        List.of("Tue 14 Apr", "Wed 15", "Thu 16", "Fri 17", "Sat 18", "Sun 19", "Mon 20", "Tue 21"),
        labels(ticks));
  }

  @Test
  void a_new_month_is_named() {
    var ticks = berlin.ticks(range("2026-04-29T06:00", "2026-05-02T06:00"), 4);
    assertEquals(List.of("Thu 30 Apr", "Fri 1 May", "Sat 2"), labels(ticks));
  }

  @Test
  void the_day_the_clocks_go_forward_has_23_hours() {
    var ticks = berlin.ticks(range("2026-03-28T00:00", "2026-03-31T00:00"), 4);
    assertEquals(List.of("Sat 28 Mar", "Sun 29", "Mon 30", "Tue 31"), labels(ticks));
    assertEquals(List.of(24.0, 23.0, 24.0), hours(ticks));
  }

  @Test
  void the_day_the_clocks_go_back_has_25_hours() {
    var ticks = berlin.ticks(range("2026-10-24T00:00", "2026-10-27T00:00"), 4);
    assertEquals(List.of(24.0, 25.0, 24.0), hours(ticks));
  }

  @Test
  void hours_stay_on_the_wall_clock_over_the_change() {
    var ticks = berlin.ticks(range("2026-03-28T12:00", "2026-03-29T18:00"), 6);
    assertEquals(
        List.of("Sat 28 Mar 12:00", "18:00", "Sun 29", "06:00", "12:00", "18:00"), labels(ticks));
    assertEquals(List.of(6.0, 6.0, 5.0, 6.0, 6.0), hours(ticks));
  }

  @Test
  void the_repeated_hour_is_there_twice() {
    var ticks = berlin.ticks(range("2026-10-25T01:00", "2026-10-25T04:00"), 5);
    assertEquals(List.of("Sun 25 Oct 01:00", "02:00", "02:00", "03:00", "04:00"), labels(ticks));
    assertEquals(List.of(1.0, 1.0, 1.0, 1.0), hours(ticks));
  }

  @Test
  void weeks_months_and_years_have_their_names() {
    assertEquals(
        List.of("2 Mar", "9 Mar", "16 Mar", "23 Mar", "30 Mar", "6 Apr"),
        labels(
            new TimeAxis(new Clock.Wall(), Locale.UK)
                .ticks(utc("2026-03-01T00:00", "2026-04-10T00:00"), 6)));
    assertEquals(
        List.of("Nov 2025", "Dec", "Jan 2026", "Feb"),
        labels(berlin.ticks(range("2025-10-05T00:00", "2026-02-20T00:00"), 5)));
    assertEquals(
        List.of("1950", "1955", "1960"),
        labels(berlin.ticks(range("1949-01-01T00:00", "1960-12-01T00:00"), 3)));
  }

  @Test
  void two_days_and_two_weeks_keep_their_places_while_one_pans() {
    assertEquals(
        List.of("Fri 20 Mar", "Sun 22", "Tue 24", "Thu 26", "Sat 28", "Mon 30"),
        labels(berlin.ticks(range("2026-03-19T00:00", "2026-03-31T00:00"), 7)));
    assertEquals(
        List.of("Sat 28 Mar", "Mon 30", "Wed 1 Apr"),
        labels(berlin.ticks(range("2026-03-27T00:00", "2026-04-02T00:00"), 4)));
    assertEquals(
        List.of("1 Mar", "15 Mar", "29 Mar", "12 Apr", "26 Apr"),
        labels(berlin.ticks(range("2026-03-01T00:00", "2026-05-01T00:00"), 6)));
  }

  @Test
  void the_users_language_names_the_days() {
    var german = new TimeAxis(new Clock.Utc(BERLIN), Locale.GERMANY);
    assertEquals(
        "Do. 16 Apr. 08:24", german.stamp(at("2026-04-16T08:24"), week()).replace("Do ", "Do. "));
  }

  @Test
  void an_index_clock_counts_in_plain_numbers() {
    var axis = new TimeAxis(new Clock.Index("minute"), Locale.ENGLISH);
    assertEquals(List.of("0", "5,000", "10,000"), labels(axis.ticks(new Range(0, 14_000), 4)));
    assertEquals(List.of("3", "4", "5"), labels(axis.ticks(new Range(2.4, 5.2), 40)));
    assertEquals("4,210", axis.stamp(4209.6, new Range(0, 14_000)));
    assertEquals("minutes", axis.name());
  }

  @Test
  void a_stamp_is_as_exact_as_the_view() {
    double at = at("2026-04-16T08:24") + 5.25e6;
    assertEquals("Thu 16 Apr 08:24", berlin.stamp(at, week()));
    assertEquals("Thu 16 Apr 08:24:05", berlin.stamp(at, new Range(at, at + .5 * HOUR)));
    assertEquals("Thu 16 Apr 08:24:05.250", berlin.stamp(at, new Range(at, at + 2e6)));
    assertEquals(
        "Thu 16 Apr 2026 08:24", berlin.stamp(at, range("2024-01-01T00:00", "2026-06-01T00:00")));
  }

  private static Range week() {
    return range("2026-04-14T00:00", "2026-04-21T00:00");
  }

  private static List<String> labels(List<AxisTick> ticks) {
    return ticks.stream().map(AxisTick::label).toList();
  }

  private static List<Double> hours(List<AxisTick> ticks) {
    return IntStream.range(1, ticks.size())
        .mapToObj(i -> (ticks.get(i).at() - ticks.get(i - 1).at()) / HOUR)
        .toList();
  }

  private static Range range(String from, String until) {
    return new Range(at(from), at(until));
  }

  private static Range utc(String from, String until) {
    return new Range(
        Clock.micros(LocalDateTime.parse(from).toInstant(ZoneOffset.UTC)),
        Clock.micros(LocalDateTime.parse(until).toInstant(ZoneOffset.UTC)));
  }

  private static double at(String local) {
    return Clock.micros(LocalDateTime.parse(local).atZone(BERLIN).toInstant());
  }

  @Test
  void rows_of_months_are_told_as_months() {
    var axis = new TimeAxis(new Clock.Utc(BERLIN), Grain.MONTHS);
    var shown = range("1960-01-01T00:00", "1962-01-01T00:00");
    assertEquals(
        "Jan 1961", axis.stamp(range("1961-01-01T00:00", "1961-02-01T00:00").from(), shown));
  }

  /// A German window on a system that writes numbers as in English.
  @Test
  void names_of_days_are_in_the_language_of_the_window() {
    var words = Locale.getDefault(Locale.Category.DISPLAY);
    var numbers = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
      Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
      var axis = new TimeAxis(new Clock.Utc(BERLIN));
      var shown = range("2026-04-14T00:00", "2026-04-17T00:00");
      assertEquals(
          List.of("Di. 14. Apr.", "Mi. 15", "Do. 16"),
          labels(axis.ticks(shown, 9)).stream().filter(l -> !l.contains(":")).limit(3).toList());
      assertEquals("Di. 14. Apr. 00:00", axis.stamp(shown.from(), shown));
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, words);
      Locale.setDefault(Locale.Category.FORMAT, numbers);
    }
  }
}
