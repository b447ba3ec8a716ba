package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AutoForecasterTest {
  private static final double[] LEVELS = {.8, .95};

  /// No race takes an hour.
  private static final String ENDLESS = "3600";

  @Test
  void season_and_length_decide() {
    assertEquals("hourly-ensemble", AutoForecaster.choose(new Season(24, 168), 700, 24).method());
    assertEquals("daily-ensemble", AutoForecaster.choose(new Season(24, 168), 2400, 24).method());
    assertEquals("weekly-ensemble", AutoForecaster.choose(new Season(52, 52), 1000, 24).method());
    assertEquals("monthly-ensemble", AutoForecaster.choose(new Season(12, 12), 100, 24).method());
    assertEquals("monthly-ensemble", AutoForecaster.choose(Season.NONE, 60, 24).method());
    assertEquals("ridge", AutoForecaster.choose(new Season(96, 96), 2000, 24).method());
    assertEquals("seasonal-naive", AutoForecaster.choose(new Season(100, 100), 250, 24).method());
    assertEquals("naive", AutoForecaster.choose(Season.NONE, 5, 24).method());
    assertEquals("daily-ensemble", AutoForecaster.choose(new Season(24, 168), 8640, 48).method());
    assertEquals("linear-maps", AutoForecaster.choose(new Season(24, 168), 8640, 49).method());
    assertEquals("hourly-ensemble", AutoForecaster.choose(new Season(24, 168), 1900, 96).method());
  }

  @Test
  void every_channel_gets_its_own_choice_and_the_order_stays() throws IOException {
    var year = IntStream.range(0, 120).mapToDouble(r -> 9 + Math.sin(r * Math.PI / 6)).toArray();
    var few = new double[120];
    Arrays.fill(few, Double.NaN);
    few[117] = 3;
    few[118] = 3.5;
    few[119] = 4;
    var frame =
        Frame.of(
            new Clock.Index("step"),
            LongStream.range(0, 120).toArray(),
            List.of(Channel.target("few"), Channel.target("year")),
            new double[][] {few, year});
    var auto = AutoForecaster.METHOD.with(Map.of("race-seconds", ENDLESS));
    var fitted = auto.fit(frame, 6, Progress.NONE);
    assertTrue(
        fitted
            .reason()
            .matches(
                "Chosen: naive, because there are only 3 rows, and over 2 earlier origins it errs"
                    + " as much as seasonal-naive; seasonal-naive, because over 12 earlier origins"
                    + " its error is \\d+ % below that of [a-z-]+, the next best of 5"
                    + " \\(monthly-ensemble by the rule\\)\\."),
        fitted.reason());
    var forecast = fitted.forecast(frame, frame, 6, LEVELS, Progress.NONE);
    assertEquals(List.of("few", "year"), forecast.paths().stream().map(p -> p.channel()).toList());
    var bytes = new ByteArrayOutputStream();
    fitted.write(bytes);
    var reloaded = auto.read(new ByteArrayInputStream(bytes.toByteArray()));
    var again = reloaded.forecast(frame, frame, 6, LEVELS, Progress.NONE);
    for (int p = 0; p < 2; p++) {
      assertArrayEquals(forecast.paths().get(p).point(), again.paths().get(p).point());
    }
    assertEquals(fitted.reason(), reloaded.reason());
  }

  /// Days within weeks whose weekly pattern begins late: the reason names what the rule says of
  /// them and what the race showed.
  @Test
  void the_reason_tells_the_rule_and_the_race() {
    var random = new Random(8);
    var values = new double[4000];
    for (int row = 0; row < values.length; row++) {
      values[row] = 20 + 3 * Math.sin(row * Math.PI / 12) + .01 * random.nextGaussian();
    }
    for (int row = 3000; row < values.length; row++) values[row] *= 1 + .4 * ((row / 24) % 7 / 6.0);
    var frame =
        Frame.of(
            new Clock.Index("step"),
            LongStream.range(0, values.length).toArray(),
            List.of(Channel.target("x")),
            new double[][] {values});
    var raced =
        new AutoForecaster(24, Double.parseDouble(ENDLESS)).fit(frame, 24, Progress.NONE).reason();
    var ruled = new AutoForecaster(24, 0).fit(frame, 24, Progress.NONE).reason();
    assertEquals("Chosen: daily-ensemble, because it has 166 days of 24 rows within weeks.", ruled);
    assertTrue(
        raced.matches(
            "Chosen: daily-ensemble, because it has 166 days of 24 rows within weeks, and over 56"
                + " earlier origins its error is \\d+ % below that of theta, the next best of"
                + " 4\\."),
        raced);
  }

  @Test
  void every_length_is_forecast_or_refused_in_a_sentence() {
    var auto = AutoForecaster.METHOD.withDefaults();
    for (int rows = 1; rows < 60; rows++) {
      var values = IntStream.range(0, rows).mapToDouble(r -> 5 + r % 4).toArray();
      var frame =
          Frame.of(
              new Clock.Index("step"),
              LongStream.range(0, rows).toArray(),
              List.of(Channel.target("x")),
              new double[][] {values});
      if (rows == 1) {
        var told = assertThrows(InsufficientData.class, () -> auto.fit(frame, 9, Progress.NONE));
        assertTrue(told.getMessage().contains("needs 2"), told.getMessage());
      } else {
        var path =
            auto.fit(frame, 9, Progress.NONE).forecast(frame, frame, 9, LEVELS, Progress.NONE);
        assertTrue(Arrays.stream(path.paths().getFirst().point()).allMatch(Double::isFinite));
      }
    }
  }
}
