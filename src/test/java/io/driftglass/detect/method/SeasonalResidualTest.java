package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Streaming;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeasonalResidualTest {
  private static final long HOUR = 3_600_000_000L;

  @Test
  void slots_count_from_thursday_the_first_of_january_1970() {
    var clock = SeasonClock.of(new Clock.Wall());
    assertEquals(24, SeasonClock.daySlots(HOUR));
    assertEquals(288, SeasonClock.daySlots(1_000_000));
    assertEquals(1, SeasonClock.daySlots(48 * HOUR));
    assertEquals(25, clock.weekSlot(25 * HOUR, 24));
    assertEquals(0, clock.weekSlot(7 * 24 * HOUR, 24));
  }

  @Test
  void after_a_week_the_day_is_expected() {
    var frame = days(21, 0);
    var scores =
        SeasonalResidual.METHOD
            .withDefaults()
            .fit(frame.slice(0, 0), Progress.NONE)
            .score(frame, Progress.NONE);
    for (int row = 15 * 24; row < 21 * 24; row++) {
      assertEquals(frame.column(0)[row], scores.expected()[0][row], 8, "row " + row);
    }
  }

  @Test
  void a_day_without_its_wave_is_one_event() {
    var frame = days(35, 6);
    for (int row = 28 * 24; row < 29 * 24; row++) frame.column(0)[row] = 100;
    var streamed =
        Streaming.score(
            SeasonalResidual.METHOD.withDefaults(), frame, Optional.empty(), Progress.NONE);
    int onsets = 0;
    for (int row = 1; row < frame.rows(); row++) {
      if (streamed.strange()[row] && !streamed.strange()[row - 1]) {
        onsets++;
        assertTrue(row >= 28 * 24 && row < 29 * 24, "onset at row " + row);
      }
    }
    assertEquals(1, onsets);
  }

  @Test
  void edges_that_come_every_day_at_the_same_row_are_seldom_an_event() {
    int slots = 288;
    var values = new double[14 * slots];
    for (int row = 0; row < values.length; row++) {
      int slot = row % slots;
      values[row] = slot < 110 || slot >= 216 ? 20 : slot < 180 ? 68 : 77.6;
    }
    long onsets = onsets(values).stream().filter(row -> row > 3 * slots).count();
    assertTrue(onsets <= 5, onsets + " events in eleven days");
  }

  /// One wild hour teaches the usual error no more than five times itself: the next, a tenth as
  /// large, is found.
  @Test
  void a_wild_hour_does_not_hide_the_next() {
    var frame = days(60, 8);
    frame.column(0)[30 * 24] += 2_000;
    for (int row = 50 * 24; row < 50 * 24 + 6; row++) frame.column(0)[row] += 200;
    var strange =
        Streaming.score(
                SeasonalResidual.METHOD.withDefaults(), frame, Optional.empty(), Progress.NONE)
            .strange();
    assertTrue(strange[30 * 24]);
    assertTrue(IntStream.range(50 * 24, 50 * 24 + 24).anyMatch(row -> strange[row]));
  }

  /// A sensor that flips between two values where it had many: neither its level nor its spread is
  /// other than before.
  @Test
  void a_channel_that_moves_otherwise_about_the_same_level_is_an_event() {
    var random = new Random(9);
    var values = random.doubles(2500, -Math.sqrt(3), Math.sqrt(3)).toArray();
    for (int row = 2000; row < 2150; row++) values[row] = random.nextBoolean() ? 1 : -1;
    var onsets = onsets(values);
    assertEquals(1, onsets.size(), "events at " + onsets);
    assertTrue(onsets.getFirst() >= 2000 && onsets.getFirst() < 2150, "event at " + onsets);
  }

  /// Nights are calm and days are not, every day.
  @Test
  void hours_that_move_in_their_own_way_every_day_are_no_event() {
    for (int seed = 0; seed < 5; seed++) {
      var random = new Random(seed);
      var values = random.doubles(14 * 288, -1, 1).toArray();
      for (int row = 0; row < values.length; row++) if (row % 288 < 144) values[row] *= .2;
      assertEquals(List.of(), onsets(values));
    }
  }

  @Test
  void one_channel_goes_on_from_what_was_written() throws IOException {
    var random = new Random(4);
    var frame = fiveMinutes(random.doubles(2400, -1, 1).toArray());
    var detector = SeasonalResidual.METHOD.withDefaults();
    var fitted = detector.fit(frame.slice(0, 1200), Progress.NONE);
    var out = new ByteArrayOutputStream();
    fitted.write(out);
    var reloaded = detector.read(new ByteArrayInputStream(out.toByteArray()));
    var test = frame.slice(1200, 2400);
    assertArrayEquals(
        fitted.score(test, Progress.NONE).total(), reloaded.score(test, Progress.NONE).total());
  }

  @Test
  void noise_is_no_event() {
    int events = 0;
    for (int seed = 0; seed < 10; seed++) {
      events += onsets(new Random(seed).doubles(3000, -1, 1).toArray()).size();
    }
    assertTrue(events <= 1, events + " events in 30,000 rows");
  }

  /// The rows on which events begin, of rows five minutes apart.
  private static List<Integer> onsets(double[] values) {
    boolean[] strange =
        Streaming.score(
                SeasonalResidual.METHOD.withDefaults(),
                fiveMinutes(values),
                Optional.empty(),
                Progress.NONE)
            .strange();
    return IntStream.range(1, strange.length)
        .filter(row -> strange[row] && !strange[row - 1])
        .boxed()
        .toList();
  }

  private static Frame fiveMinutes(double[] values) {
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(0, values.length).map(row -> row * HOUR / 12).toArray(),
        List.of(Channel.target("a")),
        new double[][] {values});
  }

  /// A wave a day of 50 about 100 with noise, hourly.
  private static Frame days(int days, long seed) {
    var random = new Random(seed);
    var values = new double[days * 24];
    for (int row = 0; row < values.length; row++) {
      values[row] = 100 + 50 * Math.sin(row * Math.PI / 12) + random.nextGaussian();
    }
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(0, values.length).map(row -> row * HOUR).toArray(),
        List.of(Channel.target("a")),
        new double[][] {values});
  }

  /// Eight channels have an allowance for being many, which a calm history takes back.
  @Test
  void channels_that_were_all_calm_in_training_are_judged_as_one_is() {
    var method = SeasonalResidual.METHOD.withDefaults();
    var columns = new double[8][];
    for (int c = 0; c < 8; c++) columns[c] = Waves.constant(1000, c);
    var calm = Waves.frame(columns);
    assertEquals(
        new Threshold.Fixed(.95 / SeasonalScorer.ofMany(8)),
        method.fit(calm, Progress.NONE).decision().threshold());
    assertEquals(
        new Threshold.Fixed(.95),
        method.fit(calm.slice(0, 50), Progress.NONE).decision().threshold());
    assertEquals(
        new Threshold.Fixed(.95),
        method.fit(Waves.frame(columns[0]), Progress.NONE).decision().threshold());
  }
}
