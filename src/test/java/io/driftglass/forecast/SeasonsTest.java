package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Cadence;
import io.driftglass.series.Clock;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonsTest {
  private static final Cadence STEPS =
      new Cadence(new Clock.Index("step"), Cadence.Unit.TICKS, 1, false);
  private static final Cadence HALF_HOURS =
      new Cadence(new Clock.Wall(), Cadence.Unit.TICKS, 1_800_000_000L, false);
  private static final Cadence MONTHS =
      new Cadence(new Clock.Wall(), Cadence.Unit.MONTHS, 1, false);

  @Test
  void a_day_inside_a_week_is_found_from_the_interval() {
    var random = new Random(1);
    var load =
        series(
            2000,
            row ->
                Math.sin(2 * Math.PI * row / 48) * (row / 48 % 7 < 5 ? 1 : .4)
                    + .2 * random.nextGaussian());
    assertEquals(new Season(48, 336), Seasons.find(load, HALF_HOURS));
  }

  @Test
  void a_rising_year_is_found_despite_its_trend_and_an_outlier() {
    var sales = series(120, row -> 3 * row + 20 * Math.cos(2 * Math.PI * row / 12));
    sales[50] = 1e6;
    assertEquals(new Season(12, 12), Seasons.find(sales, MONTHS));
  }

  @Test
  void a_period_no_calendar_knows_is_found_by_trying() {
    var random = new Random(2);
    var cycle = series(900, row -> row % 37 < 9 ? 5 + random.nextGaussian() * .3 : 0);
    assertEquals(37, Seasons.find(cycle, STEPS).rows());
  }

  @Test
  void noise_and_a_random_walk_have_no_season() {
    var random = new Random(3);
    var noise = series(1000, _ -> random.nextGaussian());
    var walk = series(1000, _ -> 0);
    for (int row = 1; row < walk.length; row++) walk[row] = walk[row - 1] + random.nextGaussian();
    assertEquals(Season.NONE, Seasons.find(noise, STEPS));
    assertEquals(Season.NONE, Seasons.find(walk, HALF_HOURS));
    assertEquals(Season.NONE, Seasons.find(new double[500], STEPS));
  }

  private static double[] series(int rows, IntToDoubleFunction value) {
    return IntStream.range(0, rows).mapToDouble(value).toArray();
  }
}
