package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ForecastMetricsTest {
  private static final double[] ACTUAL = {10, 20, Double.NaN, 40};
  private static final double[] FORECAST = {12, 16, 5, 40};

  @Test
  void missing_rows_are_left_out_and_the_others_counted() {
    assertEquals(Measure.of(2, 3), ForecastMetrics.mae(ACTUAL, FORECAST));
    assertEquals(Measure.of(Math.sqrt(20 / 3.0), 3), ForecastMetrics.rmse(ACTUAL, FORECAST));
    assertEquals(Measure.of(40 / 3.0, 3), ForecastMetrics.mape(ACTUAL, FORECAST));
  }

  @Test
  void a_forecast_that_is_missing_is_said_to_be_and_one_for_a_missing_row_is_not_wanted() {
    double[] gap = {12, Double.NaN, 5, 40};
    var one = Measure.of(1, 1);
    for (var figure :
        List.of(
            ForecastMetrics.mae(ACTUAL, gap),
            ForecastMetrics.rmse(ACTUAL, gap),
            ForecastMetrics.rSquared(ACTUAL, gap),
            ForecastMetrics.mape(ACTUAL, gap),
            ForecastMetrics.smape(ACTUAL, gap),
            ForecastMetrics.mase(ACTUAL, gap, one),
            ForecastMetrics.rmsse(ACTUAL, gap, one),
            ForecastMetrics.crps(ACTUAL, Map.of(.5, gap), one),
            ForecastMetrics.msis(ACTUAL, gap, FORECAST, .8, one),
            ForecastMetrics.coverage(ACTUAL, FORECAST, gap))) {
      assertEquals(Measure.because("a forecast is missing"), figure);
    }
    double[] unwanted = {12, 16, Double.NaN, 40};
    assertEquals(Measure.of(2, 3), ForecastMetrics.mae(ACTUAL, unwanted));
    assertEquals(
        Measure.because("the values are too large to compute with"),
        ForecastMetrics.mae(ACTUAL, new double[] {12, Double.POSITIVE_INFINITY, 5, 40}));
  }

  /// 200 * 2 / 22, 200 * 4 / 36 and 0, by three.
  @Test
  void smape_is_the_competitions() {
    var expected = (400 / 22.0 + 800 / 36.0) / 3;
    assertEquals(expected, ForecastMetrics.smape(ACTUAL, FORECAST).value(), 1e-12);
    assertEquals(Measure.of(0, 1), ForecastMetrics.smape(new double[1], new double[1]));
  }

  @Test
  void a_percentage_of_zero_is_not_computable() {
    assertEquals(
        Measure.because("an actual value is 0"),
        ForecastMetrics.mape(new double[] {0, 1}, new double[] {1, 1}));
  }

  @Test
  void mase_is_measured_in_the_historys_seasonal_change() {
    var scale = ForecastMetrics.seasonalScale(new double[] {1, 5, 2, 7, 4, Double.NaN}, 2);
    assertEquals(Measure.of(5 / 3.0, 3), scale);
    assertEquals(1.2, ForecastMetrics.mase(ACTUAL, FORECAST, scale).value(), 1e-12);
  }

  @Test
  void a_history_that_repeats_itself_gives_no_scale() {
    var flat = ForecastMetrics.seasonalScale(new double[] {1, 2, 1, 2}, 2);
    assertEquals(
        Measure.because("the history never changes from one cycle to the next"),
        ForecastMetrics.mase(ACTUAL, FORECAST, flat));
    assertEquals(
        Measure.because("the history is not longer than one cycle of 4 rows"),
        ForecastMetrics.seasonalScale(new double[4], 4));
  }

  /// Squares of 1, 2 and 2 by three.
  @Test
  void rmsse_is_measured_in_the_root_of_the_historys_squared_seasonal_change() {
    var scale = ForecastMetrics.seasonalRootScale(new double[] {1, 5, 2, 7, 4, Double.NaN}, 2);
    assertEquals(Measure.of(Math.sqrt(9 / 3.0), 3), scale);
    assertEquals(
        Math.sqrt(20 / 9.0), ForecastMetrics.rmsse(ACTUAL, FORECAST, scale).value(), 1e-12);
  }

  /// Mean 70 / 3; squares of -40, -10, 50 by three against 4 + 16 + 0.
  @Test
  void r2_is_the_share_of_the_variance_that_is_explained() {
    assertEquals(1 - 20 / (4200 / 9.0), ForecastMetrics.rSquared(ACTUAL, FORECAST).value(), 1e-12);
    assertEquals(
        Measure.because("the actual values do not vary"),
        ForecastMetrics.rSquared(new double[] {2, 2, 2}, FORECAST));
    assertEquals(
        Measure.because("fewer than two actual values were measured"),
        ForecastMetrics.rSquared(new double[] {2, Double.NaN}, FORECAST));
  }

  /// Of a standard normal: (sqrt 2 - 1) / sqrt pi at its mean, by the closed form at 1 (Gneiting &
  /// Raftery 2007).
  @Test
  void crps_of_a_normal_distribution_is_that_of_the_closed_form() {
    var one = Measure.of(1, 1);
    var quantiles = new TreeMap<Double, double[]>();
    var normal = new NormalDistribution();
    for (int p = 1; p < 100; p++) {
      double value = normal.inverseCumulativeProbability(p / 100.0);
      quantiles.put(p / 100.0, new double[] {value, value, 0});
    }
    double[] actual = {0, 1, Double.NaN};
    double expected = ((Math.sqrt(2) - 1) / Math.sqrt(Math.PI) + closedForm(1)) / 2;
    var crps = ForecastMetrics.crps(actual, quantiles, one);
    assertEquals(expected, crps.value(), .002);
    assertEquals(
        Measure.of(crps.value() / 4, 2), ForecastMetrics.crps(actual, quantiles, Measure.of(4, 1)));
  }

  private static double closedForm(double z) {
    var normal = new NormalDistribution();
    double below = normal.cumulativeProbability(z);
    return z * (2 * below - 1) + 2 * normal.density(z) - 1 / Math.sqrt(Math.PI);
  }

  @Test
  void crps_of_a_single_value_is_its_absolute_error() {
    var scale = Measure.of(5, 3);
    var quantiles = Map.of(.025, FORECAST, .5, FORECAST, .9, FORECAST);
    assertEquals(
        ForecastMetrics.mase(ACTUAL, FORECAST, scale).value(),
        ForecastMetrics.crps(ACTUAL, quantiles, scale).value(),
        1e-12);
  }

  /// Widths 4, 4, 4; the second value lies 2 above its band: 2 / .2 * 2 = 20 more.
  @Test
  void a_band_is_judged_by_its_width_and_by_what_lies_outside() {
    double[] low = {8, 14, 0, 38};
    double[] high = {12, 18, 0, 42};
    var one = Measure.of(1, 1);
    assertEquals(Measure.of(2 / 3.0, 3), ForecastMetrics.coverage(ACTUAL, low, high));
    assertEquals(32 / 3.0, ForecastMetrics.msis(ACTUAL, low, high, .8, one).value(), 1e-9);
  }

  @Test
  void nothing_measured_gives_nothing() {
    assertEquals(
        Measure.because("no actual value was measured"),
        ForecastMetrics.mae(new double[] {Double.NaN}, new double[] {1}));
  }
}
