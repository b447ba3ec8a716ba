package io.driftglass.ui.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrainTest {
  private static final Clock WALL = new Clock.Wall();

  @Test
  void months_are_told_as_months() {
    assertEquals("Jul 1961", last("1961-05-01T00:00", "1961-06-01T00:00", "1961-07-01T00:00"));
    assertEquals("Feb 1961", last("1960-12-31T00:00", "1961-01-31T00:00", "1961-02-28T00:00"));
    assertEquals("Feb 1961", last("1960-12-30T00:00", "1961-01-30T00:00", "1961-02-28T00:00"));
    assertEquals("Apr 1961", last("1960-10-01T00:00", "1961-01-01T00:00", "1961-04-01T00:00"));
  }

  @Test
  void years_are_told_as_years() {
    assertEquals("1963", last("1961-01-01T00:00", "1962-01-01T00:00", "1963-01-01T00:00"));
  }

  @Test
  void days_and_weeks_are_told_as_days() {
    assertEquals(
        "Sun 1 Jan 1961", last("1960-12-30T06:00", "1960-12-31T06:00", "1961-01-01T06:00"));
    assertEquals(
        "Sun 1 Jan 1961", last("1960-12-18T00:00", "1960-12-25T00:00", "1961-01-01T00:00"));
  }

  @Test
  void all_others_have_a_time_of_day() {
    assertEquals(
        "Sun 1 Jan 00:00", last("1960-12-31T22:00", "1960-12-31T23:00", "1961-01-01T00:00"));
    assertEquals("Sun 1 Jan 00:00", last("1961-01-01T00:00"));
    var steps = new Clock.Index("step");
    assertEquals("step 2", Grain.of(steps, new long[] {1, 2}).stamp(steps, 2));
  }

  private static String last(String... stamps) {
    long[] ticks =
        Stream.of(stamps)
            .mapToLong(s -> Clock.micros(LocalDateTime.parse(s).toInstant(ZoneOffset.UTC)))
            .toArray();
    return Grain.of(WALL, ticks).stamp(WALL, ticks[ticks.length - 1]);
  }
}
