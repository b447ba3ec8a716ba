package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.Dataset;
import io.driftglass.series.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private static final long MINUTE = 60_000_000L;

  @Test
  void five_minute_rows_are_looked_ahead_by_hours_and_days() {
    assertEquals(List.of("1 h", "6 h", "1 d", "2 d", "4 d", "7 d"), titles(17_568, 5 * MINUTE));
  }

  @Test
  void monthly_rows_are_looked_ahead_by_months() {
    assertEquals(
        List.of(
            new Horizon("6 months", 6),
            new Horizon("12 months", 12),
            new Horizon("24 months", 24),
            new Horizon("36 months", 36)),
        Horizon.of(dataset(144, 31 * 1440 * MINUTE)));
  }

  @Test
  void a_handful_of_rows_still_has_a_horizon() {
    assertEquals(List.of(new Horizon("2 rows", 2)), Horizon.of(dataset(6, MINUTE)));
  }

  @Test
  void any_number_of_rows_has_a_name() {
    var minutes = dataset(17_568, 5 * MINUTE);
    assertEquals(new Horizon("1 d", 288), Horizon.of(minutes, 288));
    assertEquals(new Horizon("1 d", 289), Horizon.of(minutes, 289));
    assertEquals(new Horizon("2 h 5 min", 25), Horizon.of(minutes, 25));
    assertEquals(3000, Horizon.most(minutes));
    var months = dataset(144, 31 * 1440 * MINUTE);
    assertEquals(new Horizon("7 months", 7), Horizon.of(months, 7));
    assertEquals(48, Horizon.most(months));
  }

  private static List<String> titles(long rows, long interval) {
    return Horizon.of(dataset(rows, interval)).stream().map(Horizon::title).toList();
  }

  private static Dataset dataset(long rows, long interval) {
    return new Dataset(
        1,
        "d",
        1,
        "d.csv",
        "00",
        rows,
        new Clock.Wall(),
        List.of(),
        List.of(),
        List.of(""),
        0,
        rows * interval,
        interval,
        0,
        0,
        0,
        List.of(),
        Instant.EPOCH,
        java.util.Optional.empty());
  }
}
