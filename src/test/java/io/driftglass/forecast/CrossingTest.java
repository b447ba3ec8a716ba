package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.forecast.Crossing.Risk;
import io.driftglass.problem.InvalidSetting;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CrossingTest {
  /// 80 % within 10 of the point, 95 % within 20.
  private static Forecast.Path path(double... point) {
    return new Forecast.Path("x", point, List.of(band(.95, 20, point), band(.8, 10, point)));
  }

  private static Forecast.Band band(double level, double reach, double[] point) {
    var low = new double[point.length];
    var high = new double[point.length];
    for (int step = 0; step < point.length; step++) {
      low[step] = point[step] - reach;
      high[step] = point[step] + reach;
    }
    return new Forecast.Band(level, low, high);
  }

  /// At the point 1/2, at the end of the 80 % band 1/10, half-way to it 3/10, at the end of the 95
  /// % band 1/40; twice as far out as that two times 1.96 deviations, .0000443.
  @Test
  void the_chance_is_read_off_the_bands() {
    var crossing =
        Crossing.of(path(50, 40, 45, 30, 10), new Limit(50, Limit.Side.ABOVE), RiskBounds.USUAL);
    assertArrayEquals(new double[] {.5, .1, .3, .025, .0000443}, crossing.chances(), 1e-6);
    assertEquals(.5, crossing.probability());
    assertEquals(OptionalInt.empty(), crossing.likely());
  }

  @Test
  void below_is_the_mirror_of_above() {
    var crossing = Crossing.of(path(50, 60, 45), new Limit(50, Limit.Side.BELOW), RiskBounds.USUAL);
    assertArrayEquals(new double[] {.5, .1, .7}, crossing.chances(), 1e-9);
    assertEquals(OptionalInt.of(2), crossing.likely());
  }

  @Test
  void both_bounds_of_risk_count_upwards() {
    assertEquals(Risk.LOW, risk(path(42.4)));
    assertEquals(Risk.MEDIUM, risk(path(42.6)));
    assertEquals(Risk.MEDIUM, risk(path(49.9)));
    assertEquals(Risk.HIGH, risk(path(50)));
    var limit = new Limit(50, Limit.Side.ABOVE);
    assertEquals(Risk.MEDIUM, Crossing.of(path(43.75), limit, new RiskBounds(.25, .5)).risk());
    assertEquals(Risk.HIGH, Crossing.of(path(43.75), limit, new RiskBounds(.1, .25)).risk());
  }

  @Test
  void a_high_risk_is_never_rarer_told_than_a_medium_one() {
    assertThrows(InvalidSetting.class, () -> new RiskBounds(.6, .5));
    assertThrows(InvalidSetting.class, () -> new RiskBounds(.2, 1.1));
    assertThrows(InvalidSetting.class, () -> new RiskBounds(Double.NaN, .5));
  }

  private static Risk risk(Forecast.Path path) {
    return Crossing.of(path, new Limit(50, Limit.Side.ABOVE), RiskBounds.USUAL).risk();
  }

  @Test
  void a_band_of_no_width_is_certain() {
    var still = new Forecast.Path("x", new double[] {3}, List.of(band(.8, 0, new double[] {3})));
    assertEquals(
        0, Crossing.of(still, new Limit(4, Limit.Side.ABOVE), RiskBounds.USUAL).probability());
    assertEquals(
        1, Crossing.of(still, new Limit(2, Limit.Side.ABOVE), RiskBounds.USUAL).probability());
  }
}
