package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Forecast.Band;
import io.driftglass.forecast.Forecast.Path;
import io.driftglass.metric.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final Measure SCALE = Measure.of(2, 9);
  private static final Measure ROOT = Measure.of(4, 9);

  /// A row's figures that nothing but the errors by which methods are ranked is asked of.
  static Accuracy with(Measure error) {
    var none = Measure.because("not asked for");
    return new Accuracy(error, error, none, none, none, none, none, none, none, none, none);
  }

  @Test
  void all_windows_count_together() {
    var of =
        Accuracy.of(
            List.of(
                window("x", new double[] {1, 3}, new double[] {2, 5}),
                window("x", new double[] {5}, new double[] {9})));
    assertEquals(Measure.of(7.0 / 3, 3), of.mae());
    assertEquals(Measure.of(Math.sqrt(21.0 / 3), 3), of.rmse());
    assertEquals(Measure.of(7.0 / 6, 3), of.mase());
    assertEquals(Math.sqrt(21.0 / 3) / 4, of.rmsse().value(), 1e-12);
    assertEquals(1 - 21.0 / 8, of.rSquared().value(), 1e-12);
    assertEquals(100 * (1 + 2.0 / 3 + 4.0 / 5) / 3, of.mape().value(), 1e-12);
    assertEquals(
        List.of("smape", "mase", "rmsse"), List.copyOf(of.byName().keySet()).subList(0, 3));
    assertEquals(11, of.byName().size());
  }

  @Test
  void what_has_a_unit_is_told_of_one_channel_only() {
    var of =
        Accuracy.of(
            List.of(
                window("x", new double[] {1, 3}, new double[] {2, 5}),
                window("y", new double[] {5}, new double[] {9})));
    assertEquals(Measure.because("channels differ in unit"), of.rmse());
    assertEquals(Measure.because("channels differ in unit"), of.rSquared());
    assertEquals(Measure.of(7.0 / 6, 3), of.mase());
  }

  @Test
  void a_zero_anywhere_leaves_the_percentage_error_out() {
    var of =
        Accuracy.of(
            List.of(
                window("x", new double[] {1, 3}, new double[] {2, 5}),
                window("x", new double[] {0}, new double[] {9})));
    assertEquals(Measure.because("an actual value is 0"), of.mape());
  }

  @Test
  void a_band_that_was_not_forecast_is_not_judged() {
    var path = new Path("x", new double[] {2}, List.of(new Band(.8, new double[1], new double[1])));
    var of = Accuracy.of(List.of(new Backtest.Window(7, path, new double[] {1}, SCALE, ROOT)));
    assertEquals(Measure.of(0, 1), of.coverage80());
    assertEquals(Measure.because("no band of 95 % was forecast"), of.msis95());
  }

  private static Backtest.Window window(String channel, double[] actual, double[] point) {
    var bands =
        List.of(new Band(.8, point.clone(), point.clone()), new Band(.95, point, point.clone()));
    return new Backtest.Window(7, new Path(channel, point, bands), actual, SCALE, ROOT);
  }
}
