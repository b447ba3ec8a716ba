package io.driftglass.detect.threshold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.detect.statistic.DenseScores;
import io.driftglass.detect.statistic.ExtremeValue;
import io.driftglass.problem.InsufficientData;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearntThresholdsTest {
  private static double[] exponential(int rows, long seed) {
    return new Random(seed).doubles(rows).map(u -> -Math.log(1 - u)).toArray();
  }

  private static double level(String text, double[] reference) {
    return Thresholds.level(Thresholds.parse(text), Waves.frame(new double[] {0, 0}), reference);
  }

  /// 1..99 and p = .05: (1 + higher) / 100 is at most .05 for four higher ones, so from above 95.
  @Test
  void conformal_counts_the_row_among_the_normal_ones() {
    double[] reference = IntStream.rangeClosed(1, 99).asDoubleStream().toArray();
    assertEquals(Math.nextUp(95.), level("conformal:0.05", reference));
  }

  @Test
  void conformal_says_how_many_normal_scores_a_chance_needs() {
    var refused =
        assertThrows(InsufficientData.class, () -> level("conformal:0.001", new double[500]));
    assertEquals("A chance of 0.001 needs 999 normal scores, there are 500.", refused.getMessage());
  }

  @Test
  void conformal_keeps_its_promise_on_new_normal_rows_of_any_shape() {
    double level = level("conformal:0.01", exponential(5000, 1));
    long over = Arrays.stream(exponential(100_000, 2)).filter(s -> s >= level).count();
    assertEquals(.01, over / 1e5, .003);
  }

  /// Maxima of 100 exponential values are Gumbel at ln 100 with scale 1.
  @Test
  void maxima_of_exponential_scores_are_gumbel() {
    var maxima = ExtremeValue.maxima(exponential(200_000, 3), 100);
    var fitted = ExtremeValue.fit(maxima);
    assertEquals(Math.log(100), fitted.location(), .1);
    assertEquals(1, fitted.scale(), .1);
    assertEquals(0, fitted.shape(), .05);
    assertTrue(fitted.goodness(maxima, 1) > .05);
    assertEquals(.99, fitted.under(fitted.level(.01)), 1e-9);
  }

  @Test
  void maxima_of_two_kinds_are_refused() {
    double[] scores = exponential(20_000, 4);
    for (int t = 0; t < scores.length; t += 200) scores[t] += 40;
    var refused = assertThrows(InsufficientData.class, () -> level("gev:0.01/100 rows", scores));
    assertTrue(refused.getMessage().startsWith("Extreme values do not describe the 200 block"));
  }

  @Test
  void fewer_than_thirty_blocks_are_refused() {
    var refused =
        assertThrows(
            InsufficientData.class, () -> level("gev:0.01/100 rows", exponential(2000, 5)));
    assertEquals(
        "Extreme values need 30 blocks of normal scores with different maxima, there are 20.",
        refused.getMessage());
  }

  /// The ends of 0..9 need a radius of 2 to reach two others; the lone 30 and 50 are noise, and so
  /// is what lies more than that above 9.
  @Test
  void the_end_of_the_dense_stretch_is_the_level() {
    var scores = new double[1012];
    for (int i = 0; i < 1010; i++) scores[i] = i % 10;
    Arrays.sort(scores);
    scores[0] = 30;
    scores[1] = 50;
    Arrays.sort(scores);
    assertEquals(11, DenseScores.end(scores, 2));
    var steps = IntStream.rangeClosed(0, 200).asDoubleStream().toArray();
    steps[200] = 300;
    assertEquals(201, DenseScores.end(steps, 2));
  }

  @Test
  void spot_takes_slow_growth_for_normal_and_a_jump_for_strange() {
    double[] reference = exponential(40_000, 6);
    double[] scores = exponential(20_000, 7);
    scores[15_000] += 40;
    var alarms =
        Thresholds.alarms(new Threshold.Spot(1e-4, 0), Waves.frame(scores), scores, reference);
    assertTrue(alarms.over()[15_000]);
    long over = IntStream.range(0, 20_000).filter(t -> alarms.over()[t]).count();
    assertTrue(over <= 8, over + " alarms where 2 are expected");
  }

  @Test
  void with_a_depth_the_level_follows_the_drift() {
    double[] reference = exponential(5000, 8);
    double[] scores = exponential(20_000, 9);
    for (int t = 0; t < scores.length; t++) scores[t] += t / 1000.0;
    var frame = Waves.frame(scores);
    var still = Thresholds.alarms(new Threshold.Spot(1e-3, 0), frame, scores, reference);
    var moving = Thresholds.alarms(new Threshold.Spot(1e-3, 100), frame, scores, reference);
    long stuck = IntStream.range(0, 20_000).filter(t -> still.over()[t]).count();
    long followed = IntStream.range(0, 20_000).filter(t -> moving.over()[t]).count();
    assertTrue(followed < 60 && stuck > 10 * followed, followed + " and " + stuck);
    assertEquals(20, moving.level()[19_999] - moving.level()[0], 3);
  }

  @Test
  void an_outlook_counts_rises_and_the_known_events_under_the_level() {
    var outlook =
        Outlook.of(5, new double[] {1, 6, 7, 1, 9, 1, 1, 1, 1, 1}, new double[] {4, 8, 20});
    assertEquals(new Outlook(200, 10, OptionalDouble.of(1 / 3.0), 3), outlook);
    assertEquals(OptionalDouble.empty(), Outlook.of(5, new double[] {1}, new double[0]).missRate());
  }

  @Test
  void changing_levels_are_never_below_what_they_were_taken_from() {
    double[] reference = {1, 1, 1};
    assertArrayEquals(
        new boolean[] {false, true},
        Thresholds.alarms(
                new Threshold.Conformal(.3),
                Waves.frame(new double[2]),
                new double[] {1, 1.1},
                reference)
            .over());
  }
}
