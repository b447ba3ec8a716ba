package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Events;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SmoothedDistanceTest {
  @Test
  void a_lasting_shift_is_one_event_led_by_its_channel() {
    var test = wandering(600, 2, 0);
    for (int row = 300; row < 500; row++) test.column(3)[row] += 6;
    var events = events(Map.of(), wandering(400, 1, 0), test);
    assertEquals(1, events.size());
    assertEquals("c3", events.getFirst().topChannel());
    assertEquals(300, events.getFirst().fromRow(), 10);
  }

  @Test
  void a_drift_like_that_of_the_training_rows_is_no_event() {
    var train = wandering(400, 1, 3);
    var later = wandering(100, 2, 0);
    for (int row = 0; row < 100; row++) {
      for (int c = 0; c < 5; c++) later.column(c)[row] += 3 + 3 * row / 400.;
    }
    assertEquals(List.of(), events(Map.of(), train, later));
  }

  @Test
  void what_is_left_after_a_large_event_is_recovery() {
    var test = wandering(900, 2, 0);
    for (int row = 300; row < 500; row++) test.column(1)[row] += 60;
    for (int row = 500; row < 900; row++) test.column(1)[row] += 6;
    var train = wandering(400, 1, 0);
    var recovering = events(Map.of(), train, test);
    assertEquals(1, recovering.size());
    assertEquals(500, recovering.getFirst().untilRow(), 40);
    assertEquals(900, events(Map.of("recovery", "0"), train, test).getFirst().untilRow());
  }

  private static List<AnomalyEvent> events(Map<String, String> given, Frame train, Frame test) {
    var fitted = SmoothedDistance.METHOD.with(given).fit(train, Progress.NONE);
    var scores = fitted.score(test, Progress.NONE);
    var decision = fitted.decision();
    var alarms = Thresholds.alarms(decision.threshold(), test, scores.total(), fitted.reference());
    var events = Events.of(test, scores, alarms, decision, fitted.reference());
    assertTrue(fitted.reference().length > 0);
    return events;
  }

  /// Five noisy channels whose level rises by `rise` over the rows.
  private static Frame wandering(int rows, long seed, double rise) {
    var random = new Random(seed);
    var columns = new double[5][rows];
    for (var column : columns) {
      for (int t = 0; t < rows; t++) column[t] = random.nextGaussian() + rise * t / rows;
    }
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, rows).toArray(),
        IntStream.range(0, 5).mapToObj(c -> Channel.target("c" + c)).toList(),
        columns);
  }
}
