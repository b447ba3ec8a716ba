package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.evaluate.Accuracy;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.RiskBounds;
import io.driftglass.label.AlarmLimit;
import io.driftglass.label.AlarmLimit.Level;
import io.driftglass.metric.Measure;
import io.driftglass.series.Clock;
import io.driftglass.ui.forecast.ForecastFigures.Figure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastFiguresTest {
  @Test
  void the_peak_comes_with_its_time_and_widest_band() {
    var path =
        new Forecast.Path(
            "T",
            new double[] {60, 70.9, 65},
            List.of(
                new Forecast.Band(.8, new double[] {1, 69, 1}, new double[] {1, 72, 1}),
                new Forecast.Band(.95, new double[] {1, 67.8, 1}, new double[] {1, 74, 1})));
    assertEquals(
        new Figure("70.9 °C", "Thu 1 Jan 01:00", "95 %: 67.8 to 74.0"),
        ForecastFigures.peak(
            new Clock.Wall(), new long[] {0, 3_600_000_000L, 7_200_000_000L}, path, "°C"));
  }

  @Test
  void every_measured_figure_carries_its_n() {
    var row = row("ridge", Measure.of(.58, 120), Measure.of(.941, 120));
    assertEquals(
        new Figure("94.1 %", "of actuals inside the 95 % band", "n = 120 rows"),
        ForecastFigures.promise(Optional.of(row), "residuals"));
    assertEquals(
        "in the 95 % band by model variance",
        ForecastFigures.promise(Optional.of(row), "variance").below());
    assertEquals(
        new Figure("0.610 °C RMSE", "MASE 0.58, seasonal naive 1.00", "out of sample, n = 120"),
        ForecastFigures.error(
            Optional.of(row),
            Optional.of(row("seasonal-naive", Measure.of(1, 120), Measure.of(.96, 120))),
            "°C"));
  }

  @Test
  void what_cannot_be_computed_says_why() {
    var row =
        row("ridge", Measure.because("constant channel"), Measure.because("constant channel"));
    assertEquals("n/a", ForecastFigures.promise(Optional.of(row), "residuals").value());
    assertEquals(
        "constant channel", ForecastFigures.promise(Optional.of(row), "residuals").below());
    assertEquals("–", ForecastFigures.skill(row, Optional.of(row)));
  }

  @Test
  void skill_is_the_error_saved_against_the_same_time_last_cycle() {
    var naive = row("seasonal-naive", Measure.of(1, 9), Measure.of(.9, 9));
    var ridge = row("ridge", Measure.of(.58, 9), Measure.of(.9, 9));
    assertEquals("+42 %", ForecastFigures.skill(ridge, Optional.of(naive)));
    assertEquals("–", ForecastFigures.skill(naive, Optional.of(naive)));
  }

  @Test
  void the_next_limit_is_the_one_crossed_first_with_its_chance() {
    var band = new Forecast.Band(.95, new double[] {58, 63, 68}, new double[] {62, 67, 72});
    var path = new Forecast.Path("t", new double[] {60, 65, 70}, List.of(band));
    long[] ticks = {10, 11, 12};
    var clock = new Clock.Index("step");
    var high = new AlarmLimit("t", Level.HIGH, 64);
    var trip = new AlarmLimit("t", Level.HIGH_HIGH, 90);
    assertEquals(
        new Figure(
            "High 64.0 °C", "high risk · most likely step 11", "100 % within the horizon", "bad"),
        ForecastFigures.nextLimit(clock, ticks, path, List.of(trip, high), "°C", RiskBounds.USUAL));
    assertEquals(
        new Figure(
            "High-high 90.0 °C",
            "low risk · not expected to be crossed",
            "<0.1 % within the horizon",
            "good"),
        ForecastFigures.nextLimit(clock, ticks, path, List.of(trip), "°C", RiskBounds.USUAL));
    assertEquals(
        "<0.1 % · low risk", ForecastFigures.line(trip, path, "°C", RiskBounds.USUAL).note());
    assertEquals(
        "<0.1 % · medium risk",
        ForecastFigures.line(trip, path, "°C", new RiskBounds(0, .5)).note());
    assertEquals(
        "100 % · high risk", ForecastFigures.line(high, path, "°C", RiskBounds.USUAL).note());
    assertEquals(
        "none",
        ForecastFigures.nextLimit(clock, ticks, path, List.of(), "°C", RiskBounds.USUAL).value());
  }

  @Test
  void all_figures_stand_in_a_line_but_those_that_cannot_be_computed() {
    assertEquals(
        "sMAPE 3.00 % · MASE 0.500 · RMSE 0.610 · 80 % coverage 78.0 %",
        ForecastFigures.all(row("ridge", Measure.of(.5, 120), Measure.of(.78, 120)).accuracy()));
  }

  private static Leaderboard.Row row(String method, Measure mase, Measure coverage) {
    var none = Measure.because("not asked for");
    return new Leaderboard.Row(
        method,
        new Accuracy(
            Measure.of(3, 120),
            mase,
            none,
            Measure.of(.61, 120),
            none,
            Measure.because("an actual value is 0"),
            none,
            none,
            none,
            coverage,
            coverage),
        1.1,
        5);
  }

  @Test
  void the_peak_of_monthly_rows_comes_in_a_month() {
    var path = new Forecast.Path("t", new double[] {1, 3, 2}, List.of());
    long day = 86_400_000_000L;
    long[] ticks = {0, 31 * day, 59 * day};
    assertEquals("Feb 1970", ForecastFigures.peak(new Clock.Wall(), ticks, path, "").below());
  }
}
