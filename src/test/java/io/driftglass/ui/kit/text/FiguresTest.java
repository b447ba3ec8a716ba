package io.driftglass.ui.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Clock BERLIN = new Clock.Utc(ZoneId.of("Europe/Berlin"));

  @Test
  void values_keep_three_digits_and_a_real_minus() {
    assertEquals(
        List.of("0", "0.310", "5.97", "41.0", "1,046", "−200", "2.50e-05", "n/a"),
        DoubleStream.of(0, .31, 5.971, 41, 1046, -200, 2.5e-5, Double.NaN)
            .mapToObj(Figures::value)
            .toList());
  }

  @Test
  void measured_values_carry_prefixes_where_they_are_very_small_or_large() {
    assertEquals(
        List.of("0", "0.310", "101,325", "12.3 M", "−3.20 G", "2.00 µ", "999 n", "1.00e-20"),
        DoubleStream.of(0, .31, 101_325, 12_345_678, -3.2e9, 2e-6, 999e-9, 1e-20)
            .mapToObj(Figures::scaled)
            .toList());
  }

  @Test
  void a_share_is_never_rounded_to_nothing() {
    assertEquals(
        List.of("0 %", "<0.1 %", "0.4 %", "10 %", "100 %"),
        DoubleStream.of(0, .0001, .004, .1, 1).mapToObj(Figures::percent).toList());
  }

  @Test
  void sizes_are_told_in_powers_of_a_thousand() {
    assertEquals(
        List.of("512 B", "785 KB", "1.0 MB", "3.4 GB", "10 GB"),
        LongStream.of(512, 785_000, 999_900, 3_400_000_000L, 9_960_000_000L)
            .mapToObj(Figures::bytes)
            .toList());
  }

  @Test
  void a_stamp_is_written_in_the_zone_of_its_clock() {
    long tick = Clock.micros(Instant.parse("2026-04-16T04:12:00Z"));
    assertEquals("16 Apr 2026 06:12", Times.stamp(BERLIN, tick));
    assertEquals("16 Apr 2026 04:12", Times.stamp(new Clock.Wall(), tick));
    assertEquals("minute 4,210", Times.stamp(new Clock.Index("minute"), 4210));
  }

  @Test
  void lengths_name_the_two_units_that_matter() {
    assertEquals(
        List.of("0.4 s", "9 s", "1 min 2 s", "3 h 48 min", "7 h", "2 d 4 h", "61 d"),
        LongStream.of(400, 9000, 62_000, 13_680_000, 25_200_000, 187_200_000, 61 * 86_400_000L)
            .mapToObj(millis -> Times.length(Duration.ofMillis(millis)))
            .toList());
  }

  @Test
  void a_month_of_any_length_is_a_month() {
    assertEquals(
        List.of("1 month", "1 month", "1 h"),
        LongStream.of(28 * 86_400_000_000L, 31 * 86_400_000_000L, 3_600_000_000L)
            .mapToObj(ticks -> Times.interval(BERLIN, ticks))
            .toList());
  }
}
