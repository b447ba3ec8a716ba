package io.driftglass.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CadenceTest {
  private static final Clock WALL = new Clock.Wall();
  private static final Clock BERLIN = new Clock.Utc(ZoneId.of("Europe/Berlin"));

  @Test
  void months_follow_the_calendar() {
    var ticks = Stream.iterate(LocalDate.of(1960, 1, 1), d -> d.plusMonths(1)).limit(12);
    var cadence = Cadence.of(frame(WALL, ticks.mapToLong(d -> wall(d.atStartOfDay())).toArray()));
    assertEquals(31_557_600 / 12.0, cadence.seconds());
    assertEquals(
        List.of("1961-01-01T00:00", "1961-02-01T00:00", "1961-03-01T00:00"),
        texts(WALL, cadence.following(wall(LocalDate.of(1960, 12, 1).atStartOfDay()), 3)));
  }

  @Test
  void the_last_day_of_a_month_is_followed_by_the_last_day_of_the_next() {
    var ends =
        Stream.iterate(LocalDate.of(2023, 1, 1), d -> d.plusMonths(1))
            .limit(12)
            .mapToLong(d -> wall(d.withDayOfMonth(d.lengthOfMonth()).atStartOfDay()));
    var cadence = Cadence.of(frame(WALL, ends.toArray()));
    assertEquals(
        List.of("2024-01-31T00:00", "2024-02-29T00:00", "2024-03-31T00:00"),
        texts(WALL, cadence.following(wall(LocalDate.of(2023, 12, 31).atStartOfDay()), 3)));
  }

  @Test
  void days_keep_their_local_time_over_the_change_to_summer_time() {
    var days =
        Stream.iterate(LocalDate.of(2024, 3, 1), d -> d.plusDays(1))
            .limit(30)
            .mapToLong(d -> Clock.micros(d.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant()))
            .toArray();
    var cadence = Cadence.of(frame(BERLIN, days));
    assertEquals(86_400, cadence.seconds());
    assertEquals(
        List.of("2024-03-31T00:00+01:00", "2024-04-01T00:00+02:00", "2024-04-02T00:00+02:00"),
        texts(BERLIN, cadence.following(days[29], 3)));
  }

  @Test
  void half_hours_are_counted_in_time_not_on_the_wall() {
    long first = Clock.micros(LocalDateTime.of(2024, 3, 31, 0, 0).toInstant(ZoneOffset.UTC));
    var ticks = LongStream.range(0, 10).map(i -> first + i * 1_800_000_000L).toArray();
    var cadence = Cadence.of(frame(BERLIN, ticks));
    assertEquals(1800, cadence.seconds());
    assertEquals(ticks[9] + 1_800_000_000L, cadence.after(ticks[9], 1));
  }

  @Test
  void steps_of_an_index_clock_are_steps() {
    var cadence = Cadence.of(frame(new Clock.Index("cycle"), 5, 7, 9, 11));
    assertArrayEquals(new long[] {13, 15}, cadence.following(11, 2));
    assertEquals(3, cadence.steps(5, 11));
  }

  private static Frame frame(Clock clock, long... ticks) {
    return Frame.of(
        clock, ticks, List.of(Channel.target("x")), new double[][] {new double[ticks.length]});
  }

  private static long wall(LocalDateTime time) {
    return Clock.micros(time.toInstant(ZoneOffset.UTC));
  }

  private static List<String> texts(Clock clock, long[] ticks) {
    return LongStream.of(ticks).mapToObj(clock::text).toList();
  }
}
