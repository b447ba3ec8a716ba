package io.driftglass.forecast.arima;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Golden;
import io.driftglass.forecast.Season;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Golden numbers: R 4.2.2, forecast 8.20 and stats, on the same formulas.
class ArimaTest {
  /// `auto.arima(months)`: (0,0,1)(0,1,1)[12] with drift.
  @Test
  void seasonal_orders_and_forecasts_are_those_of_r() {
    double[] expected = {
      379.33355, 434.03977, 456.82553, 474.51140, 471.95570, 425.07372,
      381.79825, 345.05055, 313.03005, 299.01864, 316.46672, 347.61375
    };
    var months = Golden.months();
    var fitted = new Arima().fit(months, new Season(12, 12), 12);
    assertEquals("ARIMA(0,0,1)(0,1,1)[12] with constant", fitted.choice());
    assertArrayEquals(expected, fitted.next(months, 120, 12), .02);
  }

  /// `auto.arima(walk)`: (1,0,0) with mean 47.1683, ar1 .9237, AICc 219.8137.
  @Test
  void orders_without_a_season_are_those_of_r() {
    var walk = Golden.walk();
    var fitted = new Arima().fit(walk, Season.NONE, 4);
    assertEquals("ARIMA(1,0,0) with constant", fitted.choice());
    double[] expected = {45.479487, 45.608332, 45.727347, 45.837281};
    assertArrayEquals(expected, fitted.next(walk, 120, 4), .002);
    var order = new ArimaOrder(1, 0, 0, 0, 0, 0, 1, true);
    double criterion = ArimaFit.of(order, walk, true, new double[0]).criterion();
    assertEquals(219.8137175, criterion + 120 * (1 + Math.log(2 * Math.PI)), .002);
  }

  /// `arima(walk - 50, c(1, 0, 1), fixed = c(.7, .3))`: log likelihood -159.8269, variance .83221.
  @Test
  void the_likelihood_is_exact() {
    var x = Arrays.stream(Golden.walk()).map(value -> value - 50).toArray();
    var errors = new double[120];
    var spreads = new double[120];
    new Innovations(new Arma(new double[] {0, .7}, new double[] {1, .3})).run(x, errors, spreads);
    double square = 0;
    double logs = 0;
    for (int row = 0; row < 120; row++) {
      square += errors[row] * errors[row] / spreads[row];
      logs += Math.log(spreads[row]);
    }
    double variance = square / 120;
    assertEquals(.8322111946, variance, 1e-8);
    double likelihood = -.5 * (120 * Math.log(2 * Math.PI * variance) + logs + 120);
    assertEquals(-159.8269301, likelihood, 1e-6);
  }

  /// `ARMAacf(c(.5, .2), .4, 3)`.
  @Test
  void autocorrelations_are_those_of_r() {
    var covariances = new Arma(new double[] {0, .5, .2}, new double[] {1, .4}).covariances(3);
    double[] expected = {1, .801204819, .600602410, .460542169};
    for (int lag = 0; lag < 4; lag++) {
      assertEquals(expected[lag], covariances[lag] / covariances[0], 1e-9);
    }
  }

  /// `urca::ur.kpss(walk, "mu", use.lag = 2)`: .4238288, so the level stands.
  @Test
  void a_unit_root_is_found_by_the_test_of_r() {
    assertEquals(.4238288, UnitRoots.kpss(Golden.walk()), 1e-6);
    assertEquals(0, UnitRoots.differences(Golden.walk()));
    var sums = Golden.walk();
    for (int row = 1; row < 120; row++) sums[row] += sums[row - 1];
    assertEquals(1, UnitRoots.differences(sums));
  }

  @Test
  void differences_are_undone() {
    var order = new ArimaOrder(0, 1, 0, 0, 1, 0, 4, false);
    double[] x = {3, 1, 4, 1, 5, 9, 2, 6};
    assertArrayEquals(new double[] {6, -10, 7}, order.differenced(x, 0, 8));
    assertArrayEquals(new double[] {1, 1, 0, 0, 1, -1}, order.undone(), 1e-12);
  }

  /// 1 - .5 z has its root at 2, 1 - .81 z^2 with a cycle of 2 at 1 / .9.
  @Test
  void the_nearest_root_counts() {
    var order = new ArimaOrder(1, 0, 0, 1, 0, 0, 2, false);
    double[] free = {atanh(.5), atanh(.81)};
    assertEquals(1 / .9, Roots.nearest(order, free), 1e-9);
  }

  private static double atanh(double x) {
    return .5 * Math.log((1 + x) / (1 - x));
  }

  /// By hand: a walk gains one variance a row; weight .5 gives 1, 1.25, 1.3125; the airline model
  /// with both weights of the past errors at .5 gives .25 a row and a half more at a cycle.
  @Test
  void deviations_grow_as_the_weights_of_the_shocks_say() {
    assertMargins(new ArimaOrder(0, 1, 0, 0, 0, 0, 1, false), new double[0], 1, 2, 3, 4);
    double half = Math.log(3) / 2;
    assertMargins(new ArimaOrder(1, 0, 0, 0, 0, 0, 1, false), new double[] {half}, 1, 1.25, 1.3125);
    var airline = new ArimaOrder(0, 1, 1, 0, 1, 1, 4, false);
    double[] both = {half, half};
    assertMargins(airline, both, 1, 1.25, 1.5, 1.75, 2.75);
  }

  /// Variances by row ahead over that of the first.
  private static void assertMargins(ArimaOrder order, double[] free, double... variances) {
    var p = new double[10 + free.length];
    p[0] = order.ar();
    p[1] = order.differences();
    p[2] = order.ma();
    p[3] = order.seasonalAr();
    p[4] = order.seasonalDifferences();
    p[5] = order.seasonalMa();
    p[6] = order.season();
    p[9] = 1;
    System.arraycopy(free, 0, p, 10, free.length);
    var fitted = new Arima().restore(p, Season.NONE);
    var away = fitted.margins(Golden.walk(), 120, variances.length).orElseThrow().above();
    for (int step = 0; step < variances.length; step++) {
      assertEquals(Math.sqrt(variances[step]), away[step] / away[0], 1e-12, "step " + step);
    }
  }
}
