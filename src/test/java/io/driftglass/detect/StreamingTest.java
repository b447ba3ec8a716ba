package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Detectors;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {
  @ParameterizedTest
  @ValueSource(strings = {"robust-z", "ridge-ar", "seasonal-residual"})
  void what_comes_later_changes_no_score_and_no_decision(String id) {
    var whole = halfHours(1500);
    var cut = whole.slice(0, 1000);
    var streamed = stream(id, whole, Optional.empty());
    // the same warm-up: 15 % of 1000 rows would be fewer
    int warm = streamed.warmUpRows();
    var fitted = Detectors.find(id).withDefaults().fit(whole.slice(0, warm), Progress.NONE);
    var prefix = fitted.score(cut, Progress.NONE).withoutFirst(warm);
    assertArrayEquals(Arrays.copyOf(streamed.scores().total(), 1000), prefix.total());
    assertTrue(streamed.strange()[1200]);
  }

  @Test
  void rows_learnt_on_have_no_score() {
    var streamed = stream("robust-z", halfHours(1500), Optional.empty());
    assertEquals(225, streamed.warmUpRows());
    assertTrue(Double.isNaN(streamed.scores().total()[224]));
    assertTrue(Double.isFinite(streamed.scores().total()[225]));
  }

  @Test
  void a_streamedfile_is_learnt_on_for_750_rows() {
    assertEquals(750, Streaming.warmUpRows(Detectors.find("robust-z").withDefaults(), 100_000));
    assertEquals(
        0, Streaming.warmUpRows(Detectors.find("seasonal-residual").withDefaults(), 100_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quantile:0.999",
        "sigma:9",
        "dynamic:300/20/0.1/10",
        "budget:1/200 rows",
        "following:0.99/300",
        "recovering:2/300/0.1/100"
      })
  void a_detector_that_starts_from_nothing_takes_any_threshold(String text) {
    var streamed =
        stream("seasonal-residual", halfHours(1500), Optional.of(Thresholds.parse(text)));
    assertTrue(IntStream.range(1200, 1215).anyMatch(row -> streamed.strange()[row]));
    assertFalse(IntStream.range(0, 100).anyMatch(row -> streamed.strange()[row]));
  }

  @Test
  void an_event_is_held_for_the_gap_it_may_yet_bridge() {
    assertEquals(
        "0111110", decided(new Decision(new Threshold.Fixed(10), .5, 2, 1), 0, 10, 6, 5, 4, 0, 0));
  }

  @Test
  void an_event_begins_when_it_is_streamedenough() {
    assertEquals(
        "000110", decided(new Decision(new Threshold.Fixed(10), 1, 0, 2), 10, 0, 10, 10, 10, 0));
  }

  @Test
  void without_training_rows_the_stream_itself_tells_what_is_rare() {
    var streamed = stream("seasonal-residual", halfHours(1500), Optional.empty());
    assertEquals(1400, streamed.reference().length);
    assertTrue(Confidence.over(streamed.reference()).of(2.5) > .95);
  }

  private static String decided(Decision decision, double... scores) {
    var live = new LiveDecision(decision);
    var text = new StringBuilder();
    for (double score : scores) text.append(live.next(score, 10, score >= 10) ? 1 : 0);
    return text.toString();
  }

  private static Streaming.Streamed stream(String id, Frame frame, Optional<Threshold> threshold) {
    return Streaming.score(Detectors.find(id).withDefaults(), frame, threshold, Progress.NONE);
  }

  /// A day's wave with noise; a fault of 15 rows from row 1200.
  private static Frame halfHours(int rows) {
    var random = new Random(4);
    var values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = 100 + 10 * Math.sin(row * Math.PI / 24) + random.nextGaussian();
      if (row >= 1200 && row < 1215) values[row] += 60;
    }
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(0, rows).map(row -> row * 1_800_000_000L).toArray(),
        List.of(Channel.target("a")),
        new double[][] {values});
  }
}
