package io.driftglass.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypicalWeekTest {
  private static final long HOUR = 3_600_000_000L;

  @Test
  void each_cell_is_the_median_of_its_hour_in_the_local_week() {
    // four weeks of hours from Monday 2 March 2026, 00:00 in Berlin; the last ends before summer
    // time
    long from = Clock.micros(Instant.parse("2026-03-01T23:00:00Z"));
    var frame = hours(new Clock.Utc(ZoneId.of("Europe/Berlin")), from, 3 * 168);
    frame.column(0)[2] = 1000;
    var week = TypicalWeek.of(frame, 0).orElseThrow().medians();
    assertEquals(0, week[0][0]);
    assertEquals(2, week[0][2]);
    assertEquals(167, week[6][23]);
  }

  @Test
  void an_hour_never_measured_is_nan() {
    var frame = hours(new Clock.Wall(), 0, 2 * 168);
    for (int row = 5; row < 2 * 168; row += 24) frame.column(0)[row] = Double.NaN;
    assertEquals(Double.NaN, TypicalWeek.of(frame, 0).orElseThrow().medians()[0][5]);
  }

  @Test
  void steps_and_a_single_week_have_no_typical_week() {
    assertEquals(Optional.empty(), TypicalWeek.of(hours(new Clock.Index("hour"), 0, 800), 0));
    assertEquals(Optional.empty(), TypicalWeek.of(hours(new Clock.Wall(), 0, 168), 0));
  }

  private static Frame hours(Clock clock, long from, int rows) {
    var ticks = new long[rows];
    var values = new double[rows];
    for (int row = 0; row < rows; row++) {
      ticks[row] = from + row * HOUR;
      values[row] = row % 168;
    }
    return Frame.of(clock, ticks, List.of(Channel.target("x")), new double[][] {values});
  }
}
