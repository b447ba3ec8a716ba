package io.driftglass.forecast.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.Series;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every source of bands promises, for every method that offers it.
class IntervalsContractTest {
  private static final double[] LEVELS = {.8, .95};
  private static final int HORIZON = 18;

  record Source(Method<Forecaster> method, String intervals) {
    /// Networks briefly trained.
    Forecaster forecaster() {
      return method.with(method.accepted(Map.of("intervals", intervals, "epochs", "2")));
    }

    @Override
    public String toString() {
      return method.id() + " by " + intervals;
    }
  }

  static Stream<Source> sources() {
    return Forecasters.ALL.stream()
        .flatMap(
            method ->
                method.settings().stream()
                    .filter(setting -> setting.name().equals("intervals"))
                    .flatMap(setting -> ((Setting.Choice) setting).options().stream())
                    .filter(option -> !option.equals(Intervals.RESIDUALS))
                    .map(option -> new Source(method, option)));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void bands_are_finite_and_nested_and_never_narrow_with_the_horizon(Source source) {
    var path = forecast(source, Series.steps(Series.cycle(200)));
    var narrow = path.bands().get(0);
    var wide = path.bands().get(1);
    double below = 0;
    double above = 0;
    for (int step = 0; step < HORIZON; step++) {
      double point = path.point()[step];
      assertTrue(wide.low()[step] <= narrow.low()[step] && narrow.low()[step] <= point);
      assertTrue(point <= narrow.high()[step] && narrow.high()[step] <= wide.high()[step]);
      double up = wide.high()[step] - point;
      assertTrue(Double.isFinite(up) && up >= above * (1 - 1e-12), "above, step " + step);
      above = up;
      double down = point - wide.low()[step];
      if (wide.low()[step] == 0) continue;
      assertTrue(Double.isFinite(down) && down >= below * (1 - 1e-12), "below, step " + step);
      below = down;
    }
    assertTrue(above > 0);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void bands_differ_from_those_of_past_errors_alone(Source source) {
    var history = Series.steps(Series.cycle(200));
    var own = forecast(source, history).bands().getFirst();
    var residuals = forecast(new Source(source.method, "residuals"), history).bands().getFirst();
    assertNotEquals(residuals.high()[0], own.high()[0]);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_reloaded_model_gives_the_same_bands_to_the_last_bit(Source source) throws IOException {
    var history = Series.steps(Series.cycle(200));
    var fitted = source.forecaster().fit(history, HORIZON, Progress.NONE);
    var bytes = new ByteArrayOutputStream();
    fitted.write(bytes);
    var reloaded = source.forecaster().read(new ByteArrayInputStream(bytes.toByteArray()));
    var again = new ByteArrayOutputStream();
    reloaded.write(again);
    assertArrayEquals(bytes.toByteArray(), again.toByteArray());
    var longer = Series.steps(Series.cycle(230));
    for (var recent : new Frame[] {history, longer}) {
      var one = ahead(fitted, recent);
      var other = ahead(reloaded, recent);
      assertArrayEquals(one.point(), other.point());
      for (int b = 0; b < LEVELS.length; b++) {
        assertArrayEquals(one.bands().get(b).low(), other.bands().get(b).low());
        assertArrayEquals(one.bands().get(b).high(), other.bands().get(b).high());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void what_is_always_the_same_has_no_width(Source source) {
    var values = new double[100];
    Arrays.fill(values, 7.3);
    var path = forecast(source, Series.steps(values));
    assertArrayEquals(values(7.3), path.point(), 1e-9);
    assertArrayEquals(values(7.3), path.bands().get(1).low(), 1e-6);
    assertArrayEquals(values(7.3), path.bands().get(1).high(), 1e-6);
  }

  private static double[] values(double value) {
    var values = new double[HORIZON];
    Arrays.fill(values, value);
    return values;
  }

  @ParameterizedTest
  @MethodSource("sources")
  void few_rows_give_finite_bands_or_are_told(Source source) {
    for (int rows = 5; rows < 80; rows += 5) {
      try {
        var band = forecast(source, Series.steps(Series.cycle(rows))).bands().get(1);
        assertTrue(Arrays.stream(band.low()).allMatch(Double::isFinite), rows + " rows");
        assertTrue(Arrays.stream(band.high()).allMatch(Double::isFinite), rows + " rows");
      } catch (InsufficientData told) {
        assertTrue(rows < 40, rows + " rows: " + told.getMessage());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void bands_scale_with_the_values(Source source) {
    var values = Series.cycle(200);
    var band = forecast(source, Series.steps(values)).bands().getFirst();
    var scaled = Arrays.stream(values).map(v -> v * 1e6).toArray();
    var other = forecast(source, Series.steps(scaled)).bands().getFirst();
    for (int step = 0; step < HORIZON; step++) {
      double width = band.high()[step] - band.low()[step];
      assertEquals(1, (other.high()[step] - other.low()[step]) / width / 1e6, 1e-6);
    }
  }

  private static Forecast.Path forecast(Source source, Frame history) {
    return ahead(source.forecaster().fit(history, HORIZON, Progress.NONE), history);
  }

  private static Forecast.Path ahead(FittedForecaster fitted, Frame recent) {
    return fitted
        .forecast(recent, recent.slice(0, 0), HORIZON, LEVELS, Progress.NONE)
        .paths()
        .getFirst();
  }
}
