package io.driftglass.forecast.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.Season;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThetaTest {
  /// Smoothing weight 1 keeps the last value 9; the slope of the line is 1, so row k ahead is 9 +
  /// (k - 1 + 1) / 2.
  @Test
  void a_ramp_goes_on_with_half_its_slope() {
    var ramp = IntStream.range(0, 10).mapToDouble(i -> i).toArray();
    var fitted = new Theta().fit(ramp, Season.NONE, 3);
    assertArrayEquals(new double[] {1}, fitted.parameters());
    assertArrayEquals(new double[] {9.5, 10, 10.5}, fitted.next(ramp, 10, 3), 1e-12);
  }

  /// Theta takes half the slope of a straight line; where the line alone explains the rows, its
  /// weight is found to be more, and the forecast goes on along it.
  @Test
  void the_weight_of_the_line_is_found() {
    var ramp = IntStream.range(0, 60).mapToDouble(i -> 3 * i).toArray();
    var fitted = new OptimisedTheta().fit(ramp, Season.NONE, 3);
    assertArrayEquals(new double[] {180, 183, 186}, fitted.next(ramp, 60, 3), 1);
  }

  /// Smoothing that is slow keeps most of its first level over ten rows: that of the rows given, a
  /// thousand higher, not of those it was learnt on.
  @Test
  void the_first_level_is_that_of_the_rows_it_looks_back_on() {
    var random = new Random(6);
    var noise = IntStream.range(0, 60).mapToDouble(i -> random.nextGaussian()).toArray();
    var fitted = new OptimisedTheta().fit(noise, Season.NONE, 3);
    var low = Arrays.copyOfRange(noise, 50, 60);
    var high = Arrays.stream(low).map(value -> 1000 + value).toArray();
    var expected = Arrays.stream(fitted.next(low, 10, 3)).map(value -> 1000 + value).toArray();
    assertTrue(fitted.parameters()[0] < .5, "it smooths slowly");
    assertArrayEquals(expected, fitted.next(high, 10, 3), 1e-9);
  }

  @Test
  void a_damped_trend_levels_off() {
    var ramp = IntStream.range(0, 40).mapToDouble(i -> 2 * i).toArray();
    var path = new DampedTrend().fit(ramp, Season.NONE, 400).next(ramp, 40, 400);
    assertEquals(80, path[0], 1.5);
    assertEquals(0, path[399] - path[398], .01);
  }

  @Test
  void an_exact_cycle_is_its_own_index() {
    double[] cycle = {3, -1, -4, 2};
    var values = IntStream.range(0, 24).mapToDouble(i -> 50 + i + cycle[i % 4]).toArray();
    assertArrayEquals(cycle, SeasonalIndex.of(values, 24, 4), 1e-9);
  }

  @Test
  void chance_is_shrunk_away() {
    double[] chance = {1, -1, -1, 1, -1, 1, 1, -1, 1, 1, -1, -1, -1, 1, -1, 1};
    for (double index : SeasonalIndex.of(chance, 16, 4)) assertEquals(0, index, .2);
  }

  @Test
  void what_is_adjusted_is_put_back() {
    double[] cycle = {1.2, .9, .8, 1.1};
    var values = IntStream.range(0, 40).mapToDouble(i -> 100 * cycle[i % 4]).toArray();
    for (var scale : SeasonallyAdjusted.Scale.values()) {
      var path =
          new SeasonallyAdjusted(new Theta(), scale)
              .fit(values, new Season(4, 4), 4)
              .next(values, 38, 4);
      assertArrayEquals(new double[] {80, 110, 120, 90}, path, 1e-6);
    }
  }
}
