package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BreakdownTest {
  private static final double DAY = 86_400;

  @Test
  void a_slope_is_told_by_the_time_people_count_such_rows_in() {
    assertEquals("+2.00 kW a second", Breakdown.slope(.02, .01, "kW"));
    assertEquals("+7.20 an hour", Breakdown.slope(.02, 10, ""));
    assertEquals("−0.480 a day", Breakdown.slope(-.02, 3600, ""));
    assertEquals("+2.00 a day", Breakdown.slope(2, DAY, ""));
    assertEquals("+2.00 a week", Breakdown.slope(2, 7 * DAY, ""));
    assertEquals("+2.00 a month", Breakdown.slope(2, 31_557_600 / 12.0, ""));
    assertEquals("+2.00 a month", Breakdown.slope(6, 31_557_600 / 4.0, ""));
    assertEquals("+2.00 a year", Breakdown.slope(2, 31_557_600, ""));
    assertEquals("+2.00 a row", Breakdown.slope(2, Double.NaN, ""));
  }
}
