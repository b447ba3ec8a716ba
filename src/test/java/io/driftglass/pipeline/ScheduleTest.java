package io.driftglass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.InvalidSetting;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_distance_is_counted_from_the_last_run() {
    var noon = Instant.parse("2026-03-01T12:00:00Z");
    assertEquals(Optional.of(noon.plusSeconds(6 * 3600)), next("every 6h", noon));
    assertEquals(Optional.of(noon.plusSeconds(15 * 60)), next("15 min", noon));
    assertEquals(Optional.of(noon.plusSeconds(86_400)), next("1 day", noon));
    assertEquals(Optional.empty(), next("", noon));
    assertEquals("every 15min", Schedule.of("15 minutes", BERLIN).text());
    for (var hours : List.of("2h", "2 hrs", "every 2 hours", "120 min", "120 m", "7200 seconds")) {
      assertEquals(Optional.of(noon.plusSeconds(7200)), next(hours, noon), hours);
    }
  }

  @Test
  void five_fields_mean_the_clock_on_the_wall() {
    var friday = Instant.parse("2026-03-06T05:30:00Z");
    assertEquals(Optional.of(Instant.parse("2026-03-09T05:00:00Z")), next("0 6 * * 1-5", friday));
    assertEquals(Optional.of(Instant.parse("2026-03-06T05:45:00Z")), next("*/15 * * * *", friday));
  }

  /// On 2026-03-29 Berlin's clocks go from 02:00 to 03:00, on 2026-10-25 from 03:00 to 02:00.
  @Test
  void a_change_of_the_clock_neither_loses_nor_doubles_a_day() {
    assertEquals(4, days("2026-03-27T12:00:00Z").size());
    assertEquals(4, days("2026-10-23T12:00:00Z").size());
  }

  private static List<Instant> days(String from) {
    var found = new ArrayList<Instant>();
    var at = Instant.parse(from);
    var end = at.plusSeconds(4 * 86_400);
    for (var next = next("30 2 * * *", at); next.get().isBefore(end); ) {
      found.add(next.get());
      next = next("30 2 * * *", next.get());
    }
    return found;
  }

  @Test
  void what_is_no_schedule_is_told_with_examples() {
    for (var text :
        List.of(
            "soon",
            "61 * * * *",
            "every 0h",
            "30 s",
            "* * *",
            "0 6 31 2 9",
            "every 2 months",
            "15 milliseconds",
            "3 decades")) {
      var told = assertThrows(InvalidSetting.class, () -> Schedule.of(text, BERLIN), text);
      assertTrue(told.getMessage().contains(text), told.getMessage());
      assertTrue(told.remedy().matches(".*(0 6 \\* \\* 1-5|1 min).*"), told.remedy());
    }
  }

  private static Optional<Instant> next(String text, Instant after) {
    return Schedule.of(text, BERLIN).next(after);
  }
}
