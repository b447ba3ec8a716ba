package io.driftglass.forecast.decompose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Golden;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.ets.Ets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StlTest {
  /// R 4.2.2: `stl(months, s.window = 11, s.degree = 0)$time.series`, rows 1, 2, 60, 119, 120.
  @Test
  void the_parts_are_those_of_r() {
    int[] rows = {0, 1, 59, 118, 119};
    double[] season = {-.40794542, 29.09040594, -37.03940325, -68.33608904, -43.16407902};
    double[] trend = {191.573013, 194.077598, 288.429781, 370.167068, 370.654633};
    var parts = Stl.of(Golden.months(), 12, 11);
    for (int i = 0; i < rows.length; i++) {
      assertEquals(season[i], parts.season()[rows[i]], 1e-7);
      assertEquals(trend[i], parts.trend()[rows[i]], 1e-6);
    }
  }

  /// R 4.2.2, forecast 8.20: `stlf(months, h = 12)`, STL + ETS(M,A,N).
  @Test
  void the_forecast_is_that_of_r() {
    double[] expected = {
      372.87039, 417.46188, 443.60314, 461.55615, 454.41882, 419.47904,
      380.48066, 345.11450, 318.56995, 307.76185, 321.92989, 348.76814
    };
    var months = Golden.months();
    var fitted = new OnAdjusted(Ets.withoutCycle(), 2).fit(months, new Season(12, 12), 12);
    assertEquals("ETS(M,A,N)", fitted.choice());
    assertArrayEquals(expected, fitted.next(months, 120, 12), .5);
  }

  @Test
  void a_day_within_a_week_is_told_apart() {
    var random = new Random(3);
    var values =
        IntStream.range(0, 24 * 7 * 6)
            .mapToDouble(
                r ->
                    10 * Math.sin(2 * Math.PI * r / 24)
                        + 5 * Math.cos(2 * Math.PI * r / 168)
                        + .1 * random.nextGaussian())
            .toArray();
    var parts = Mstl.of(values, values.length, new Season(24, 168));
    assertEquals(2, parts.cycles().size());
    assertEquals(1, Mstl.strength(parts), .01);
    for (int row = 168; row < 840; row++) {
      double sum = parts.trend()[row] + parts.rest()[row];
      for (var cycle : parts.cycles()) sum += cycle.values()[row];
      assertEquals(values[row], sum, 1e-9);
      assertEquals(10 * Math.sin(2 * Math.PI * row / 24), parts.cycles().get(0).values()[row], 1.5);
    }
  }
}
