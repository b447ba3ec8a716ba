package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Severity;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RidgeArTest {
  @Test
  void a_wave_is_expected_to_go_on() {
    var scores = fit(Map.of(), wave(1000)).score(wave(300), Progress.NONE);
    for (int row = 60; row < 300; row++) {
      assertEquals(wave(300).column(0)[row], scores.expected()[0][row], .01, "row " + row);
    }
  }

  @Test
  void nothing_is_said_of_the_rows_that_fill_the_memory() {
    var scores = fit(Map.of("lags", "10"), wave(1000)).score(wave(300), Progress.NONE);
    assertTrue(Double.isNaN(scores.total()[9]));
    assertEquals(0, scores.total()[10], 4);
  }

  @Test
  void a_channel_that_never_moved_is_strange_from_the_row_it_does() {
    var train = frame(new double[1000]);
    var moved = new double[1000];
    Arrays.fill(moved, 300, 1000, 1);
    var fitted = fit(Map.of(), train);
    var frame = frame(moved);
    var scores = fitted.score(frame, Progress.NONE);
    var alarms =
        Thresholds.alarms(fitted.decision().threshold(), frame, scores.total(), fitted.reference());
    var events = Events.of(frame, scores, alarms, fitted.decision(), fitted.reference());
    assertEquals(1, events.size());
    assertEquals(300, events.getFirst().fromRow());
    assertEquals(Severity.CRITICAL, events.getFirst().severity());
  }

  @Test
  void a_sensor_that_sticks_is_strange_though_it_is_predicted_well() {
    var stuck = wave(600).column(0).clone();
    Arrays.fill(stuck, 300, 450, stuck[299]);
    var frame = frame(stuck);
    var scores = fit(Map.of(), wave(1000)).score(frame, Progress.NONE).total();
    var deaf = fit(Map.of("still", "1"), wave(1000)).score(frame, Progress.NONE).total();
    assertTrue(scores[449] > 4, "score " + scores[449]);
    assertTrue(deaf[449] < 4, "score " + deaf[449]);
  }

  @Test
  void a_level_between_those_it_knows_is_strange_though_it_is_predicted_well() {
    var between = switched(900);
    Arrays.fill(between, 500, 700, .5);
    var frame = frame(between);
    var scores = fit(Map.of(), frame(switched(3000))).score(frame, Progress.NONE).total();
    var deaf =
        fit(Map.of("unlike", "0"), frame(switched(3000))).score(frame, Progress.NONE).total();
    assertTrue(scores[560] > 4, "score " + scores[560]);
    assertTrue(deaf[560] < 4, "score " + deaf[560]);
    for (int row = 100; row < 500; row++) assertEquals(deaf[row], scores[row], "row " + row);
  }

  @Test
  void inputs_are_left_out_unless_asked_for() {
    var input = new double[1000];
    for (int row = 0; row < 1000; row++) input[row] = Math.floorMod(row * 7919, 13) < 3 ? 1 : 0;
    var answer = new double[1000];
    for (int row = 0; row < 1000; row++) answer[row] = 2 * input[row];
    var frame =
        Frame.of(
            new Clock.Index("step"),
            LongStream.range(0, 1000).toArray(),
            List.of(Channel.target("answer"), Channel.input("command")),
            new double[][] {answer, input});
    var alone = fit(Map.of("lags", "2"), frame).score(frame, Progress.NONE);
    var beside = fit(Map.of("lags", "2", "beside", "inputs"), frame).score(frame, Progress.NONE);
    assertTrue(error(answer, alone.expected()[0]) > .3);
    assertEquals(0, error(answer, beside.expected()[0]), .01);
  }

  @Test
  void a_short_history_gets_a_short_memory() {
    var scores = fit(Map.of(), wave(57)).score(wave(57), Progress.NONE);
    assertTrue(Double.isNaN(scores.total()[4]));
    assertTrue(Double.isFinite(scores.total()[5]));
  }

  @Test
  void under_thirty_rows_it_refuses() {
    var refused = assertThrows(InsufficientData.class, () -> fit(Map.of(), wave(29)));
    assertEquals("ridge-ar needs 30 rows, the data has 29.", refused.getMessage());
  }

  private static double error(double[] actual, double[] expected) {
    double sum = 0;
    for (int row = 100; row < 1000; row++) sum += Math.abs(actual[row] - expected[row]) / 900;
    return sum;
  }

  private static FittedDetector fit(Map<String, String> given, Frame train) {
    return RidgeAr.METHOD.with(given).fit(train, Progress.NONE);
  }

  /// On and off for irregular times.
  private static double[] switched(int rows) {
    var random = new Random(4);
    var values = new double[rows];
    for (int row = 0, on = 0, left = 0; row < rows; row++, left--) {
      if (left <= 0) {
        on = 1 - on;
        left = 10 + random.nextInt(90);
      }
      values[row] = on;
    }
    return values;
  }

  private static Frame wave(int rows) {
    var values = new double[rows];
    for (int row = 0; row < rows; row++) values[row] = 10 * Math.sin(row / 5.0);
    return frame(values);
  }

  private static Frame frame(double[] values) {
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, values.length).toArray(),
        List.of(Channel.target("a")),
        new double[][] {values});
  }
}
