package io.driftglass.forecast.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.Series;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every forecaster promises.
class ForecastersContractTest {
  private static final double[] LEVELS = {.8, .95};
  private static final int HORIZON = 18;

  static Stream<Method<Forecaster>> all() {
    return Forecasters.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_coming_row_gets_a_finite_value_inside_nested_bands(Method<Forecaster> method) {
    var path = forecast(method, Series.steps(Series.cycle(200))).paths().getFirst();
    var narrow = path.bands().get(0);
    var wide = path.bands().get(1);
    assertEquals(HORIZON, path.point().length);
    double before = 0;
    for (int step = 0; step < HORIZON; step++) {
      double point = path.point()[step];
      assertTrue(Double.isFinite(point));
      assertTrue(wide.low()[step] <= narrow.low()[step] && narrow.low()[step] <= point);
      assertTrue(point <= narrow.high()[step] && narrow.high()[step] <= wide.high()[step]);
      double width = wide.high()[step] - wide.low()[step];
      assertTrue(width > 0 && width >= before * (1 - 1e-12), "width falls at row " + step);
      before = width;
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_reloaded_model_forecasts_the_same_to_the_last_bit(Method<Forecaster> method)
      throws IOException {
    var history = Series.steps(Series.cycle(200));
    var fitted = method.withDefaults().fit(history, HORIZON, Progress.NONE);
    var bytes = new ByteArrayOutputStream();
    fitted.write(bytes);
    var reloaded = method.withDefaults().read(new ByteArrayInputStream(bytes.toByteArray()));
    assertSame(ahead(fitted, history), ahead(reloaded, history), 0);
    assertEquals(fitted.reason(), reloaded.reason());
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_same_history_gives_the_same_forecast(Method<Forecaster> method) {
    var history = Series.steps(Series.cycle(150));
    assertSame(forecast(method, history), forecast(method, history), 0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void cancel_stops_the_fit(Method<Forecaster> method) {
    var cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String message) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    var history = Series.steps(Series.cycle(200));
    var forecaster = method.withDefaults();
    assertThrows(CancellationException.class, () -> forecaster.fit(history, HORIZON, cancelled));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_channel_without_a_value_does_not_poison_the_others(Method<Forecaster> method) {
    var values = Series.cycle(200);
    var empty = new double[200];
    Arrays.fill(empty, Double.NaN);
    var both =
        Series.steps(List.of(Channel.target("empty"), Channel.target("value")), empty, values);
    assertSame(forecast(method, Series.steps(values)), forecast(method, both), 0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void gaps_in_the_history_are_bridged(Method<Forecaster> method) {
    var values = Series.cycle(240);
    var gaps = values.clone();
    for (int row : new int[] {0, 17, 90, 91, 92, 93, 94, 95, 96, 97, 98, 160, 239}) {
      gaps[row] = Double.NaN;
    }
    var whole = forecast(method, Series.steps(values)).paths().getFirst();
    var bridged = forecast(method, Series.steps(gaps)).paths().getFirst();
    assertArrayEquals(whole.point(), bridged.point(), 3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_is_always_the_same_stays_the_same(Method<Forecaster> method) {
    for (double constant : new double[] {0, 7.3, -4}) {
      var values = new double[100];
      Arrays.fill(values, constant);
      var path = forecast(method, Series.steps(values)).paths().getFirst();
      var expected = new double[HORIZON];
      Arrays.fill(expected, constant);
      assertArrayEquals(expected, path.point(), 1e-9);
      assertArrayEquals(expected, path.bands().get(1).low(), 1e-6);
      assertArrayEquals(expected, path.bands().get(1).high(), 1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void too_few_rows_are_told_with_the_rows_needed(Method<Forecaster> method) {
    var one = Series.steps(4.0);
    var forecaster = method.withDefaults();
    var told =
        assertThrows(InsufficientData.class, () -> forecaster.fit(one, HORIZON, Progress.NONE));
    assertTrue(
        told.getMessage()
            .matches("This method needs \\d+ measured rows of a channel, the fullest has 1\\."),
        told.getMessage());
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_length_either_forecasts_or_says_how_many_rows_it_needs(Method<Forecaster> method) {
    for (int rows = 1; rows < 80; rows++) {
      var history = Series.steps(Series.cycle(rows));
      try {
        var path = forecast(method, history).paths().getFirst();
        assertTrue(Arrays.stream(path.point()).allMatch(Double::isFinite));
        assertTrue(Arrays.stream(path.bands().get(1).high()).allMatch(Double::isFinite));
      } catch (InsufficientData told) {
        assertTrue(rows < 40, rows + " rows: " + told.getMessage());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_forecast_starts_one_interval_after_the_last_row(Method<Forecaster> method) {
    long hour = 3_600_000_000L;
    var ticks = LongStream.range(0, 200).map(row -> 1_262_304_000_000_000L + row * hour).toArray();
    var history =
        Frame.of(
            new Clock.Wall(),
            ticks,
            List.of(Channel.target("value")),
            new double[][] {Series.cycle(200)});
    var coming = forecast(method, history).ticks();
    assertEquals("2010-01-09T08:00", new Clock.Wall().text(coming[0]));
    assertEquals(HORIZON, coming.length);
    assertEquals(ticks[199] + HORIZON * hour, coming[HORIZON - 1]);
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_label_changes_nothing(Method<Forecaster> method) {
    var values = Series.cycle(200);
    var label = new double[200];
    label[100] = 1;
    var channels = List.of(Channel.label("anomaly"), Channel.target("value"));
    var labelled = Series.steps(channels, label, values);
    assertSame(forecast(method, Series.steps(values)), forecast(method, labelled), 0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_forecast_scales_with_the_values(Method<Forecaster> method) {
    var values = Series.cycle(200);
    var path = forecast(method, Series.steps(values)).paths().getFirst();
    for (double factor : new double[] {1e-12, 1e12}) {
      var scaled = Arrays.stream(values).map(v -> v * factor).toArray();
      var other = forecast(method, Series.steps(scaled)).paths().getFirst();
      for (int step = 0; step < HORIZON; step++) {
        assertEquals(1, other.point()[step] / path.point()[step] / factor, 1e-6);
        assertEquals(
            1,
            (other.bands().get(0).high()[step] - other.bands().get(0).low()[step])
                / (path.bands().get(0).high()[step] - path.bands().get(0).low()[step])
                / factor,
            1e-6);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void rows_after_now_do_not_matter(Method<Forecaster> method) {
    var values = Series.cycle(260);
    var history = Series.steps(Arrays.copyOf(values, 200));
    var fitted = method.withDefaults().fit(history, HORIZON, Progress.NONE);
    var longer = Series.steps(values);
    assertSame(ahead(fitted, history), ahead(fitted, longer.slice(0, 200)), 0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_was_not_learnt_is_refused(Method<Forecaster> method) {
    var history = Series.steps(Series.cycle(200));
    var fitted = method.withDefaults().fit(history, 3, Progress.NONE);
    assertThrows(InvalidSetting.class, () -> ahead(fitted, history));
    var other = Series.steps(List.of(Channel.target("other")), Series.cycle(200));
    assertThrows(
        SchemaMismatch.class, () -> fitted.forecast(other, other, 3, LEVELS, Progress.NONE));
  }

  private static Forecast forecast(Method<Forecaster> method, Frame history) {
    return ahead(method.withDefaults().fit(history, HORIZON, Progress.NONE), history);
  }

  private static Forecast ahead(FittedForecaster fitted, Frame recent) {
    return fitted.forecast(recent, recent.slice(0, 0), HORIZON, LEVELS, Progress.NONE);
  }

  private static void assertSame(Forecast expected, Forecast actual, double tolerance) {
    assertArrayEquals(expected.ticks(), actual.ticks());
    assertEquals(expected.paths().size(), actual.paths().size());
    for (int p = 0; p < expected.paths().size(); p++) {
      var one = expected.paths().get(p);
      var other = actual.paths().get(p);
      assertEquals(one.channel(), other.channel());
      assertArrayEquals(one.point(), other.point(), tolerance);
      for (int b = 0; b < LEVELS.length; b++) {
        assertArrayEquals(one.bands().get(b).low(), other.bands().get(b).low(), tolerance);
        assertArrayEquals(one.bands().get(b).high(), other.bands().get(b).high(), tolerance);
      }
    }
  }
}
