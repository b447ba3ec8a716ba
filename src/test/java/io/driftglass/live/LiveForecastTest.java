package io.driftglass.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Detectors;
import io.driftglass.forecast.ChannelForecaster;
import io.driftglass.forecast.Conformal;
import io.driftglass.forecast.method.SeasonalNaive;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveForecastTest {
  private static final Clock CLOCK = new Clock.Index("step");
  private static final List<Channel> CHANNELS = List.of(Channel.target("a"));
  private static final int CYCLE = 5000;

  @Test
  void it_looks_back_as_far_as_the_method_does_and_says_how_many_rows_are_lacking() {
    var history = frame(2 * CYCLE + 100);
    var detector = Detectors.find("robust-z").withDefaults().fit(history, Progress.NONE);
    var model = new LiveModel("robust-z v1", detector, CLOCK, CHANNELS);
    var rows = new LiveRows(List.of("a"));
    var naive =
        new ChannelForecaster(
            new SeasonalNaive(),
            CYCLE,
            (season, length, horizon) -> new Conformal(10, 1, false, 0));
    var forecast = new LiveForecast(naive.fit(history, 1, Progress.NONE), model, rows, 1);
    add(rows, history, 0, CYCLE - 1);
    assertFalse(forecast.goOn());
    assertEquals(
        "Channel 'a' needs 5000 rows up to now to be continued, it has 4999.",
        forecast.lacking().orElseThrow().getMessage());
    add(rows, history, CYCLE - 1, CYCLE + 700);
    assertTrue(forecast.goOn());
    assertTrue(forecast.lacking().isEmpty());
    assertEquals(history.column(0)[700], forecast.said().value(0, 0));
  }

  private static void add(LiveRows rows, Frame frame, int from, int until) {
    for (int row = from; row < until; row++) {
      rows.add(frame.tick(row), new double[] {frame.column(0)[row]}, 0, 1);
    }
  }

  private static Frame frame(int rows) {
    var values = IntStream.range(0, rows).mapToDouble(row -> row % CYCLE).toArray();
    return Frame.of(CLOCK, LongStream.range(0, rows).toArray(), CHANNELS, new double[][] {values});
  }
}
