package io.driftglass.forecast.regress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.FutureInputs;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RegressedTest {
  private static final long HOUR = 3_600_000_000L;
  private static final long START =
      Clock.micros(LocalDate.parse("2024-01-01").atStartOfDay().toInstant(ZoneOffset.UTC));
  private static final int ROWS = 24 * 60;
  private static final int HORIZON = 24;
  private static final double[] LEVELS = {.8, .95};
  private static final Forecaster METHOD = Forecasters.find("calendar-ridge").withDefaults();

  /// A day, a wandering input, and 3 of the output for 1 of the input.
  private static Frame history(boolean matters) {
    var random = new Random(5);
    var input = new double[ROWS];
    var output = new double[ROWS];
    double level = 0;
    for (int row = 0; row < ROWS; row++) {
      level = .98 * level + .3 * random.nextGaussian();
      input[row] = 20 + level + 4 * Math.sin(row * Math.PI / 12);
      double effect = matters ? 3 * (input[row] - 20) : 0;
      output[row] = 100 + 10 * Math.cos(row * Math.PI / 12) + effect + .5 * random.nextGaussian();
    }
    return hours(0, input, output);
  }

  private static Frame hours(int from, double[] input, double[] output) {
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(from, from + input.length).map(row -> START + row * HOUR).toArray(),
        List.of(Channel.input("outside"), Channel.target("load")),
        new double[][] {input, output});
  }

  private static Frame coming(double value) {
    var input = new double[HORIZON];
    Arrays.fill(input, value);
    return hours(ROWS, input, new double[HORIZON]);
  }

  private static Forecast.Path path(FittedForecaster fitted, Frame history, int rows) {
    var forecast = fitted.forecast(history, history.slice(0, 0), rows, LEVELS, Progress.NONE);
    return forecast.paths().getFirst();
  }

  private static Forecast.Path path(FittedForecaster fitted, Frame history, Frame coming) {
    return fitted.forecast(history, coming, HORIZON, LEVELS, Progress.NONE).paths().getFirst();
  }

  @Test
  void a_changed_input_moves_the_line_by_its_effect() {
    var history = history(true);
    var fitted = METHOD.fit(history, HORIZON, Progress.NONE);
    var low = path(fitted, history, coming(20)).point();
    var high = path(fitted, history, coming(21)).point();
    double mean = 0;
    for (int step = 0; step < HORIZON; step++) mean += (high[step] - low[step]) / HORIZON;
    assertEquals(3, mean, .25);
    assertTrue(fitted.reason().contains("is explained by outside"), fitted.reason());
  }

  @Test
  void an_input_that_explains_nothing_changes_nothing() {
    var history = history(false);
    var fitted = METHOD.fit(history, HORIZON, Progress.NONE);
    var low = path(fitted, history, coming(20)).point();
    var high = path(fitted, history, coming(30)).point();
    assertArrayEquals(low, high, 0);
    var alone = history.select(channel -> channel.name().equals("load"));
    var without = METHOD.fit(alone, HORIZON, Progress.NONE);
    assertArrayEquals(path(without, alone, alone.slice(0, 0)).point(), low, 1e-9);
  }

  @Test
  void bands_are_wider_where_the_coming_input_is_only_assumed() {
    var history = history(true);
    var fitted = METHOD.fit(history, HORIZON, Progress.NONE);
    var known = path(fitted, history, coming(20)).bands().getFirst();
    var assumed = path(fitted, history, history.slice(0, 0)).bands().getFirst();
    for (int step = 0; step < HORIZON; step++) {
      double narrow = known.high()[step] - known.low()[step];
      double wide = assumed.high()[step] - assumed.low()[step];
      assertTrue(wide > 1.5 * narrow, "row " + step + ": " + wide + " against " + narrow);
    }
  }

  @Test
  void what_is_not_given_is_assumed_to_go_on_as_a_cycle_ago() {
    var history = history(true);
    var inputs = FutureInputs.of(history, history.slice(0, 0), HORIZON);
    assertTrue(inputs.given().isEmpty());
    var lastDay = Arrays.copyOfRange(history.column(0), ROWS - 24, ROWS);
    assertArrayEquals(lastDay, inputs.rows().column(0), 0);
    assertEquals(List.of("outside"), List.copyOf(inputs.with("outside", lastDay).given()));
  }

  @Test
  void a_reloaded_model_knows_its_inputs() throws IOException {
    var history = history(true);
    var fitted = METHOD.fit(history, HORIZON, Progress.NONE);
    var bytes = new ByteArrayOutputStream();
    fitted.write(bytes);
    var reloaded = METHOD.read(new ByteArrayInputStream(bytes.toByteArray()));
    var before = path(fitted, history, coming(23));
    var after = path(reloaded, history, coming(23));
    assertArrayEquals(before.point(), after.point(), 0);
    assertArrayEquals(before.bands().get(1).high(), after.bands().get(1).high(), 0);
    assertEquals(fitted.reason(), reloaded.reason());
  }

  /// Two years of days: 100 from Monday to Friday, 60 on weekends, 60 on holidays of Germany: the
  /// country is found. The first of May 2025 is a Thursday.
  @Test
  void a_holiday_is_forecast_as_one() {
    var start = LocalDate.parse("2023-04-27");
    var holidays = Holidays.of("DE");
    var random = new Random(8);
    int rows = 2 * 365 + 4;
    var ticks = new long[rows];
    var values = new double[rows];
    for (int row = 0; row < rows; row++) {
      var day = start.plusDays(row);
      ticks[row] = Clock.micros(day.atStartOfDay().toInstant(ZoneOffset.UTC));
      boolean free = Holidays.weekend(day) || holidays.contains(day);
      values[row] = (free ? 60 : 100) + random.nextGaussian();
    }
    assertEquals(LocalDate.parse("2025-04-29"), start.plusDays(rows - 1));
    var clock = new Clock.Wall();
    var load = List.of(Channel.target("load"));
    var history = Frame.of(clock, ticks, load, new double[][] {values});
    var fitted = METHOD.fit(history, 7, Progress.NONE);
    var week = fitted.forecast(history, history.slice(0, 0), 7, LEVELS, Progress.NONE);
    assertEquals("2025-04-30T00:00", clock.text(week.ticks()[0]));
    var point = week.paths().getFirst().point();
    assertEquals(100, point[0], 3);
    assertEquals(60, point[1], 5);
    assertEquals(100, point[2], 3);
    assertEquals(60, point[3], 3);
    var holiday =
        fitted.contributions(history, history.slice(0, 0), 7).stream()
            .filter(part -> part.cause().equals("holidays"))
            .findFirst()
            .orElseThrow();
    assertEquals(-40, holiday.values()[1], 5);
    assertEquals(0, holiday.values()[2], 1e-9);
    var none = Forecasters.find("calendar-ridge").with(Map.of("holidays", "none"));
    var unaware = none.fit(history, 7, Progress.NONE);
    assertTrue(path(unaware, history, 7).point()[1] > 80, "without holidays it is a Thursday");
  }
}
