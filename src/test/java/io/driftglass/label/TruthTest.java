package io.driftglass.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.threshold.Threshold;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TruthTest {
  @Test
  void people_have_the_last_word_over_the_file() {
    var frame =
        Frame.of(
            new Clock.Index("step"),
            new long[] {0, 1, 2, 3},
            List.of(Channel.target("a"), Channel.label("known")),
            new double[][] {{1, 2, 3, 4}, {1, 1, 0, 0}});
    var said = List.of(label(1, 2, Verdict.NORMAL), label(3, 9, Verdict.ANOMALY));
    assertArrayEquals(new boolean[] {true, false, false, true}, Truth.of(frame, said));
    assertArrayEquals(new boolean[] {false, false, false, true}, Truth.confirmed(frame, said));
  }

  @Test
  void a_confirmed_anomaly_raises_no_later_level_and_stays_an_alarm() {
    var random = new Random(1);
    var scores = new double[600];
    for (int row = 0; row < 600; row++) scores[row] = 1 + .1 * random.nextGaussian();
    for (int row = 200; row < 230; row++) scores[row] = 50;
    for (int row = 400; row < 420; row++) scores[row] = 5;
    var frame = frame(scores);
    var dynamic = new Threshold.Dynamic(600, 70, .13, 10);
    var unknown = Truth.alarms(dynamic, frame, scores, new double[0], new boolean[600]);
    var confirmed = new boolean[600];
    for (int row = 200; row < 230; row++) confirmed[row] = true;
    var known = Truth.alarms(dynamic, frame, scores, new double[0], confirmed);
    assertTrue(unknown.level()[410] > 5 && !unknown.over()[410], "masked by the large one");
    assertTrue(known.level()[410] < 5 && known.over()[410], "seen once that is confirmed");
    assertTrue(known.over()[210]);
  }

  @Test
  void nothing_is_learnt_from_confirmed_rows() {
    var frame = frame(new double[] {1, 2, 3});
    var without = Truth.withoutConfirmed(frame, new boolean[] {false, true, false});
    assertTrue(Double.isNaN(without.column(0)[1]));
    assertEquals(2, frame.column(0)[1], "the frame itself is as it was");
    assertFalse(Double.isNaN(without.column(0)[2]));
  }

  @Test
  void stamps_are_read_in_the_clock_of_the_data() {
    assertEquals(17, LabelText.tick(new Clock.Index("step"), "17"));
    assertEquals(60_000_000, LabelText.tick(new Clock.Wall(), "1970-01-01 00:01"));
    var rome = new Clock.Utc(ZoneId.of("Europe/Rome"));
    assertEquals(0, LabelText.tick(rome, "1970-01-01T01:00"));
    assertEquals(0, LabelText.tick(rome, "1970-01-01T00:00Z"));
  }

  private static Label label(long from, long until, Verdict verdict) {
    return new Label(1, 1, "", new Interval(from, until), verdict, 0, "", "ada", Instant.EPOCH);
  }

  private static Frame frame(double[] values) {
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, values.length).toArray(),
        List.of(Channel.target("a")),
        new double[][] {values.clone()});
  }
}
