package io.driftglass.detect.threshold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FollowingTest {
  @Test
  void a_short_tail_is_passed_whole() {
    // 0 to 1000: the middle is 500, the .9 quantile 900, the highest 1.25 times as far out
    double level = Thresholds.level(following(.9, 0), frame(1), ramp(1001));
    assertEquals(Math.nextUp(1000.0), level);
  }

  @Test
  void in_a_long_tail_the_quantile_stands() {
    var reference = ramp(1001);
    highest(reference, 10_000);
    assertEquals(Math.nextUp(900.0), Thresholds.level(following(.9, 0), frame(1), reference));
  }

  @Test
  void between_them_the_level_goes_from_one_to_the_other() {
    // the highest lies three times as far out as the quantile: half way
    var reference = ramp(1001);
    highest(reference, 500 + 3 * 400);
    double level = Thresholds.level(following(.9, 0), frame(1), reference);
    assertEquals((900 + 1700) / 2.0, level, 1e-9);
  }

  /// Twenty scores, of which four stand alone: 0, 1, 2 and 3. Nothing is known of the tail.
  @Test
  void a_history_that_hardly_tells_of_higher_scores_has_a_high_level() {
    var reference = new double[20];
    Arrays.setAll(reference, t -> Math.floorDiv(t, 5));
    double level = Thresholds.level(following(.99, 0), frame(1), reference);
    // Three times as far from the middle, 1.5, as the highest, 3: what so few tell goes no further.
    assertEquals(6, level, 1e-9);
    // The same scores in any order all stand alone; none of the highest lies above the others.
    Arrays.setAll(reference, t -> Math.floorDiv(t * 7 % 20, 5));
    assertEquals(Math.nextUp(3.), Thresholds.level(following(.99, 0), frame(1), reference));
  }

  @Test
  void the_level_rises_with_the_usual_score_and_comes_back() {
    var reference = new double[1000];
    Arrays.setAll(reference, t -> t % 10);
    var scores = new double[3000];
    Arrays.setAll(scores, t -> t % 10 + (t >= 500 && t < 1500 ? 6 : 0));
    var level = Thresholds.alarms(following(.99, 100), frame(3000), scores, reference).level();
    assertEquals(9, level[400], .3);
    assertEquals(9 + 6, level[1400], .6);
    assertEquals(9, level[2900], .6);
  }

  @Test
  void without_rows_it_never_follows() {
    var scores = new double[1000];
    Arrays.fill(scores, 100);
    var alarms = Thresholds.alarms(following(.9, 0), frame(1000), scores, ramp(11));
    assertTrue(IntStream.range(0, 1000).allMatch(t -> alarms.over()[t]));
  }

  @Test
  void row_by_row_gives_the_levels_of_a_batch() {
    var scores = new double[500];
    Arrays.setAll(scores, t -> t % 7 == 3 ? Double.NaN : Math.sqrt(t));
    for (var text :
        List.of("following:0.9/50", "recovering:3/50/0.1/20", "spot:1e-3", "quantile:0.9")) {
      var threshold = Thresholds.parse(text);
      var batch = Thresholds.alarms(threshold, frame(500), scores, ramp(4000)).level();
      var live = Thresholds.rowByRow(threshold, frame(500), ramp(4000));
      assertArrayEquals(batch, Arrays.stream(scores).map(live::next).toArray(), text);
    }
  }

  private static void highest(double[] reference, double value) {
    for (int t = 0; t < reference.length; t++) if (reference[t] == 1000) reference[t] = value;
  }

  private static Threshold.Following following(double q, int rows) {
    return new Threshold.Following(q, rows);
  }

  /// Every whole number below `rows`, those near each other far apart.
  private static double[] ramp(int rows) {
    return IntStream.range(0, rows).mapToDouble(t -> t * 389L % rows).toArray();
  }

  private static Frame frame(int rows) {
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, rows).toArray(),
        List.of(Channel.target("a")),
        new double[1][rows]);
  }
}
