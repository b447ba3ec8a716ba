package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
