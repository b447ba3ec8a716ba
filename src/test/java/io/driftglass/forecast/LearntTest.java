package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.driftglass.forecast.method.SeasonalNaive;
import io.driftglass.job.Progress;
import io.driftglass.series.Cadence;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearntTest {
  private static final long START = 1_700_000_000_000_000L;
  private static final long MINUTE = 60_000_000L;

  /// The middle steps of two stretches differ by microseconds: counted from 1970 with each its own,
  /// that is many rows.
  @Test
  void rows_are_counted_from_the_last_one_learnt_though_stamps_jitter() {
    var history = rows(0, 400, 1);
    var learnt = Learnt.of(history, Cadence.of(history));
    assertEquals(0, learnt.next(history));
    for (int later : new int[] {1, 7, 300}) {
      var recent = rows(later, 400 + later, 2 + later);
      assertNotEquals(learnt.size(), Cadence.of(recent).size());
      assertEquals(later, learnt.next(recent), "rows later");
    }
    assertEquals(-100, learnt.next(history.slice(0, 300)));
  }

  @Test
  void months_are_counted_by_the_calendar() {
    var zone = ZoneId.of("Europe/Berlin");
    var ticks = new long[30];
    for (int month = 0; month < ticks.length; month++) {
      var day = Instant.parse("2020-01-01T00:00:00Z").atZone(zone).plusMonths(month);
      ticks[month] = Clock.micros(day.toInstant());
    }
    var frame = frame(new Clock.Utc(zone), ticks);
    var history = frame.slice(0, 20);
    var learnt = Learnt.of(history, Cadence.of(history));
    assertEquals(Cadence.Unit.MONTHS, learnt.unit());
    assertEquals(10, learnt.next(frame));
    assertEquals(learnt, Learnt.read(learnt.numbers()));
  }

  /// Values whose errors differ by the hour of a day within a week: what was stored says the same.
  @Test
  void the_bands_of_a_stored_forecast_are_those_of_the_learnt_one_on_jittered_rows()
      throws IOException {
    var random = new Random(4);
    var values = new double[1600];
    for (int row = 0; row < values.length; row++) {
      double noise = row % 24 < 12 ? .1 : 2;
      values[row] = 50 + 10 * ((row / 24) % 7) + noise * random.nextGaussian();
    }
    var ticks = rows(0, values.length, 9).ticks();
    var frame =
        Frame.of(
            new Clock.Wall(), ticks, List.of(Channel.target("value")), new double[][] {values});
    var history = frame.slice(0, 1500);
    var forecaster =
        new ChannelForecaster(
            new SeasonalNaive(), 24, (season, rows, horizon) -> new Conformal(200, 7, false, 3));
    var fitted = forecaster.fit(history, 24, Progress.NONE);
    var bytes = new ByteArrayOutputStream();
    fitted.write(bytes);
    var stored = forecaster.read(new ByteArrayInputStream(bytes.toByteArray()));
    for (int until : new int[] {1500, 1512, 1600}) {
      var recent = frame.slice(0, until);
      var one = widths(fitted, recent);
      assertArrayEquals(one, widths(stored, recent));
    }
  }

  private static double[] widths(FittedForecaster fitted, Frame recent) {
    var path =
        fitted.forecast(recent, recent, 24, new double[] {.9}, Progress.NONE).paths().getFirst();
    var band = path.bands().getFirst();
    var widths = new double[24];
    Arrays.setAll(widths, step -> band.high()[step] - band.low()[step]);
    return widths;
  }

  /// Rows of a minute each, every stamp late or early by up to a fiftieth of a second.
  private static Frame rows(int from, int until, long seed) {
    var random = new Random(seed);
    var ticks = new long[until - from];
    Arrays.setAll(ticks, i -> START + (from + i) * MINUTE + random.nextInt(-20_000, 20_000));
    return frame(new Clock.Wall(), ticks);
  }

  private static Frame frame(Clock clock, long[] ticks) {
    return Frame.of(
        clock, ticks, List.of(Channel.target("value")), new double[][] {new double[ticks.length]});
  }
}
