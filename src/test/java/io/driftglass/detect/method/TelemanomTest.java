package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.threshold.DynamicThreshold;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TelemanomTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "window",
          "20",
          "horizon",
          "3",
          "units",
          "8",
          "epochs",
          "6",
          "span",
          "5",
          "min-periods",
          "5",
          "learning-rate",
          ".01",
          "batch",
          "32");
  private static final Frame TRAIN = frame(500, TelemanomTest::sine);

  private final Detector detector = Telemanom.METHOD.with(SMALL);

  @Test
  void a_fault_scores_far_above_the_rest_and_its_event_lies_at_its_rows() {
    var frame = frame(400, row -> row >= 300 && row < 310 ? 2 : sine(row));
    var fitted = detector.fit(TRAIN, Progress.NONE);
    var scores = fitted.score(frame, Progress.NONE);
    int peak = top(scores.total());
    assertTrue(peak >= 300 && peak < 312, "peak at row " + peak);
    var threshold = new Threshold.Dynamic(2100, 70, .13, 0);
    var alarms = DynamicThreshold.alarms(scores.total(), threshold);
    var events = Events.of(frame, scores, alarms, Decision.at(threshold), fitted.reference());
    assertEquals(1, events.size());
    assertTrue(events.getFirst().fromRow() >= 300 && events.getFirst().fromRow() < 310);
  }

  @Test
  void a_sensor_that_sticks_amid_its_noise_is_strange() {
    IntToDoubleFunction noise = row -> Math.floorMod(row * 7919, 101) / 50.0 - 1;
    var fitted = detector.fit(frame(500, noise), Progress.NONE);
    var stuck = frame(450, row -> row >= 300 ? 0 : noise.applyAsDouble(row));
    double[] scores = fitted.score(stuck, Progress.NONE).total();
    assertTrue(scores[290] < 2, "score " + scores[290]);
    assertTrue(scores[449] > 4, "score " + scores[449]);
  }

  @Test
  void the_strange_channel_has_the_largest_part() {
    IntToDoubleFunction broken = row -> row >= 300 && row < 310 ? 2 : sine(row);
    var fitted =
        detector.fit(
            frame(500, TelemanomTest::sine, TelemanomTest::sine, TelemanomTest::sine),
            Progress.NONE);
    var scores =
        fitted.score(frame(400, TelemanomTest::sine, broken, TelemanomTest::sine), Progress.NONE);
    for (int row = 302; row < 310; row++) {
      assertTrue(scores.byChannel()[1][row] > 2 * scores.byChannel()[0][row]);
      assertTrue(scores.byChannel()[1][row] > 2 * scores.byChannel()[2][row]);
    }
  }

  @Test
  void rows_have_no_score_until_the_window_is_full_and_enough_errors_are_seen() {
    double[] total = detector.fit(TRAIN, Progress.NONE).score(TRAIN, Progress.NONE).total();
    // the first prediction is made at row 19 for row 20; row 24 is the fifth with an error
    assertEquals(
        24, IntStream.range(0, 500).filter(t -> !Double.isNaN(total[t])).findFirst().orElse(-1));
    assertTrue(Arrays.stream(total).skip(24).allMatch(Double::isFinite));
  }

  @Test
  void live_scores_are_the_scores_of_the_prefix_to_the_last_bit() {
    for (var compare : List.of("first", "mean")) {
      var settings = new HashMap<>(SMALL);
      settings.put("compare", compare);
      var fitted = Telemanom.METHOD.with(settings).fit(TRAIN, Progress.NONE);
      double[] whole = fitted.score(TRAIN, Progress.NONE).total();
      var live = fitted.live(TRAIN.slice(0, 100));
      for (int row = 100; row < 200; row++) {
        double next = live.next(TRAIN.tick(row), new double[] {TRAIN.column(0)[row]});
        assertEquals(whole[row], next, 0);
      }
    }
  }

  @Test
  void a_detector_read_back_gives_the_same_scores() throws IOException {
    var fitted = detector.fit(commanded(500), Progress.NONE);
    var bytes = new ByteArrayOutputStream();
    fitted.write(bytes);
    var read = detector.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertArrayEquals(
        fitted.score(commanded(300), Progress.NONE).total(),
        read.score(commanded(300), Progress.NONE).total(),
        0);
    assertArrayEquals(fitted.reference(), read.reference(), 0);
  }

  @Test
  void the_same_seed_gives_the_same_scores_and_another_others() {
    double[] first = detector.fit(TRAIN, Progress.NONE).score(TRAIN, Progress.NONE).total();
    double[] again = detector.fit(TRAIN, Progress.NONE).score(TRAIN, Progress.NONE).total();
    assertArrayEquals(first, again, 0);
    var settings = new HashMap<>(SMALL);
    settings.put("seed", "2");
    double[] other =
        Telemanom.METHOD
            .with(settings)
            .fit(TRAIN, Progress.NONE)
            .score(TRAIN, Progress.NONE)
            .total();
    assertTrue(Math.abs(first[400] - other[400]) > 1e-9);
  }

  @Test
  void a_constant_channel_scores_0_while_it_stays_so_and_more_when_it_moves() {
    var fitted = detector.fit(frame(300, row -> 7), Progress.NONE);
    double[] still = fitted.score(frame(100, row -> 7), Progress.NONE).total();
    assertEquals(0, Arrays.stream(still).filter(s -> !Double.isNaN(s)).max().orElseThrow());
    double[] moved = fitted.score(frame(100, row -> row < 60 ? 7 : 8), Progress.NONE).total();
    assertTrue(moved[59] == 0 && moved[60] > 1 && Double.isFinite(moved[99]));
  }

  @Test
  void a_missing_row_has_no_score_and_does_not_poison_the_next() {
    var frame = frame(200, row -> row == 150 ? Double.NaN : sine(row));
    double[] total = detector.fit(TRAIN, Progress.NONE).score(frame, Progress.NONE).total();
    assertTrue(Double.isNaN(total[150]));
    assertTrue(Double.isFinite(total[149]) && Double.isFinite(total[151]));
  }

  @Test
  void a_channel_without_values_does_not_poison_the_others() {
    IntToDoubleFunction empty = row -> Double.NaN;
    var fitted = detector.fit(frame(300, TelemanomTest::sine, empty), Progress.NONE);
    double[] total = fitted.score(frame(100, TelemanomTest::sine, empty), Progress.NONE).total();
    assertTrue(Arrays.stream(total).skip(24).allMatch(Double::isFinite));
  }

  @Test
  void too_few_rows_are_told_with_the_rows_needed() {
    var failure =
        assertThrows(
            InsufficientData.class,
            () -> detector.fit(frame(23, TelemanomTest::sine), Progress.NONE));
    assertEquals(
        "telemanom needs 24 rows (window 20, horizon 3), the data has 23.", failure.getMessage());
    assertEquals(
        1,
        detector
            .fit(frame(24, TelemanomTest::sine), Progress.NONE)
            .score(TRAIN, Progress.NONE)
            .channels()
            .size());
  }

  @Test
  void a_missing_channel_is_named() {
    var fitted = detector.fit(commanded(100), Progress.NONE);
    assertThrows(SchemaMismatch.class, () -> fitted.score(TRAIN, Progress.NONE));
  }

  @Test
  void cancelling_stops_the_fit() {
    var cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String message) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(CancellationException.class, () -> detector.fit(TRAIN, cancelled));
  }

  private static double sine(int row) {
    return Math.sin(row / 5.0);
  }

  /// A sine that a command moves up by 1, ten rows in fifty.
  private static Frame commanded(int rows) {
    IntToDoubleFunction command = row -> row % 50 < 10 ? 1 : 0;
    var frame = frame(rows, row -> sine(row) + command.applyAsDouble(row), command);
    return Frame.of(
        frame.clock(),
        frame.ticks(),
        List.of(Channel.target("c0"), Channel.input("command")),
        new double[][] {frame.column(0), frame.column(1)});
  }

  private static Frame frame(int rows, IntToDoubleFunction... channels) {
    return Frame.of(
        new Clock.Index("row"),
        IntStream.range(0, rows).mapToLong(row -> row).toArray(),
        IntStream.range(0, channels.length).mapToObj(c -> Channel.target("c" + c)).toList(),
        Arrays.stream(channels)
            .map(channel -> IntStream.range(0, rows).mapToDouble(channel).toArray())
            .toArray(double[][]::new));
  }

  private static int top(double[] scores) {
    return IntStream.range(0, scores.length)
        .filter(row -> !Double.isNaN(scores[row]))
        .reduce((a, b) -> scores[b] > scores[a] ? b : a)
        .orElseThrow();
  }
}
