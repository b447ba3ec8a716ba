package io.driftglass.forecast.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Season;
import io.driftglass.forecast.method.DayAnalog.Days;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DayAnalogTest {
  private static final Season WEEK = new Season(4, 28);
  private static final int DAYS = 200;

  /// Days of level 1, 2 or 3 in no order of weekdays; what follows a day is ten times its level.
  private static double[] shifts(Random random) {
    var values = new double[4 * DAYS];
    int level = 1;
    for (int day = 0; day < DAYS; day += 2) {
      for (int row = 0; row < 4; row++) {
        values[4 * day + row] = level + .1 * row;
        values[4 * day + 4 + row] = 10 * level + .1 * row;
      }
      level = 1 + random.nextInt(3);
    }
    return values;
  }

  @Test
  void a_day_goes_on_as_the_days_like_it_did() {
    var values = shifts(new Random(4));
    for (int day = 151; day < 191; day += 2) {
      double level = values[4 * day - 4];
      var path = new DayAnalog(Days.ANY, false).next(values, 4 * day, 4, WEEK);
      assertArrayEquals(
          IntStream.range(0, 4).mapToDouble(row -> 10 * level + .1 * row).toArray(), path, 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rows_not_yet_known_are_not_looked_at(Days days) {
    var values = new Random(7).doubles(400).toArray();
    var changed = values.clone();
    for (int row = 300; row < 400; row++) changed[row] = 1e9;
    for (int horizon : new int[] {1, 4, 28, 70}) {
      var expert = new DayAnalog(days, true);
      assertArrayEquals(
          expert.next(values, 300, horizon, WEEK), expert.next(changed, 300, horizon, WEEK));
    }
  }

  /// Every day twice as high as the same day a week before: a level followed by the power .6 lies
  /// between.
  @Test
  void at_level_they_are_moved_towards_todays() {
    var values = IntStream.range(0, 280).mapToDouble(row -> 1 << (row / 28)).toArray();
    var as = new DayAnalog(Days.SAME_WEEKDAY, false).next(values, 280, 1, WEEK)[0];
    var moved = new DayAnalog(Days.SAME_WEEKDAY, true).next(values, 280, 1, WEEK)[0];
    assertEquals(1.5 * Math.pow(2, 6.5), as, 150);
    assertEquals(Math.pow(2, .6), moved / as, 3);
  }
}
