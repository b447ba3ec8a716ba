package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final long DAY = 86_400_000_000L;

  @Test
  void gaps_are_fractions_of_the_span() {
    var gap = new Interval(50, 75);
    assertEquals(
        List.of(new Coverage.Mark(.5, .75, gap, "25 minutes without rows from minute 50")),
        Coverage.of(new Clock.Index("minute"), new Interval(0, 100), List.of(gap)).gaps());
  }

  @Test
  void dates_stand_at_midnight_of_the_zone_of_the_clock() {
    var berlin = new Clock.Utc(ZoneId.of("Europe/Berlin"));
    long from = Clock.micros(Instant.parse("2026-03-28T23:00:00Z"));
    var ticks = Coverage.of(berlin, new Interval(from, from + 4 * DAY), List.of()).ticks();
    assertEquals(
        List.of("29 Mar", "30 Mar", "31 Mar", "1 Apr", "2 Apr"),
        ticks.stream().map(Coverage.Tick::text).toList());
    assertEquals(23 / 96.0, ticks.get(1).at());
  }

  @Test
  void two_years_are_told_in_months() {
    var ticks = Coverage.of(new Clock.Wall(), new Interval(0, 731 * DAY), List.of()).ticks();
    assertEquals("Jan 1970", ticks.getFirst().text());
    assertEquals(9, ticks.size());
  }
}
