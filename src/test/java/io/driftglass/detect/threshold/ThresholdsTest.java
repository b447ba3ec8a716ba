package io.driftglass.detect.threshold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.statistic.ParetoTail;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {
  private static final double[] ZERO_TO_HUNDRED =
      IntStream.rangeClosed(0, 100).asDoubleStream().toArray();

  @Test
  void a_fixed_level_is_met_by_the_level_itself() {
    var alarms =
        Thresholds.alarms(new Threshold.Fixed(2), minutes(3), new double[] {1, 2, 3}, none());
    assertArrayEquals(new boolean[] {false, true, true}, alarms.over());
    assertArrayEquals(new double[] {2, 2, 2}, alarms.level());
  }

  @Test
  void a_missing_score_is_never_over() {
    var alarms =
        Thresholds.alarms(new Threshold.Fixed(-9), minutes(1), new double[] {Double.NaN}, none());
    assertArrayEquals(new boolean[] {false}, alarms.over());
  }

  @Test
  void a_quantile_is_exceeded_not_met() {
    var threshold = new Threshold.Quantile(.9);
    assertEquals(Math.nextUp(90.), Thresholds.level(threshold, minutes(1), ZERO_TO_HUNDRED));
  }

  @Test
  void sigma_is_the_median_plus_robust_deviations() {
    var level = Thresholds.level(new Threshold.Sigma(2), minutes(1), ZERO_TO_HUNDRED);
    assertEquals(50 + 2 * 1.4826 * 25, level, 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quantile:0.5", "sigma:4", "budget:2/week"})
  void constant_normal_scores_raise_no_alarm(String text) {
    var alarms =
        Thresholds.alarms(
            Thresholds.parse(text), minutes(3), new double[] {7, 7, 7.1}, new double[] {7, 7, 7});
    assertArrayEquals(new boolean[] {false, false, true}, alarms.over());
  }

  @Test
  void the_tail_of_exponential_scores_is_found() {
    var random = new Random(5);
    var scores = random.doubles(50_000).map(u -> -Math.log(1 - u)).toArray();
    var level = Thresholds.level(new Threshold.PeaksOverThreshold(1e-4), minutes(1), scores);
    assertEquals(-Math.log(1e-4), level, .5);
  }

  @Test
  void peaks_over_threshold_refuses_under_thirty_tail_points() {
    var refused =
        assertThrows(
            InsufficientData.class,
            () ->
                Thresholds.level(
                    new Threshold.PeaksOverThreshold(1e-4), minutes(1), ZERO_TO_HUNDRED));
    assertEquals(
        "A tail needs 30 points above the 0.9 quantile of normal scores, 101 normal scores have too"
            + " few.",
        refused.getMessage());
  }

  @Test
  void the_tail_of_even_excesses_is_hand_computed() {
    // excesses 1, 2, 3: mean 2, weighted (1*1 + 2*.5 + 3*0)/3 = 2/3, rest 2 - 4/3 = 2/3
    var tail = ParetoTail.of(10, new double[] {1, 2, 3}, 300);
    assertEquals(-1, tail.shape(), 1e-12);
    assertEquals(4, tail.scale(), 1e-12);
    assertEquals(.01, tail.fraction(), 1e-12);
    assertEquals(12, tail.level(.005), 1e-12);
    assertEquals(14, tail.level(0), 1e-12);
  }

  @Test
  void a_budget_counts_how_often_normal_scores_rise_over_the_level() {
    // every tenth row peaks, ever higher: 1..100; 1 in 100 rows allows 10 rises
    var scores = new double[1000];
    for (int row = 0; row < 1000; row += 10) scores[row] = 1 + row / 10;
    var level = Thresholds.level(new Threshold.Budget(1, "100 rows"), minutes(2), scores);
    assertEquals(10, IntStream.range(0, 1000).filter(row -> scores[row] >= level).count());
    assertEquals(Math.nextUp(90.), level);
  }

  @Test
  void a_budget_in_time_uses_the_interval_of_the_rows() {
    var scores = new double[1000];
    for (int row = 0; row < 1000; row += 10) scores[row] = 1 + row / 10;
    var hourly = Thresholds.level(new Threshold.Budget(1, "hour"), minutes(100), scores);
    var rows = Thresholds.level(new Threshold.Budget(1, "60 rows"), minutes(100), scores);
    assertEquals(rows, hourly);
  }

  @Test
  void a_budget_too_small_to_count_lies_above_every_normal_score() {
    var scores = new Random(1).doubles(400).toArray();
    var level = Thresholds.level(new Threshold.Budget(1, "week"), minutes(2), scores);
    assertTrue(level > Arrays.stream(scores).max().orElseThrow());
  }

  @Test
  void a_weekly_budget_on_steps_says_what_to_write() {
    var steps =
        Frame.of(
            new Clock.Index("step"),
            new long[] {0, 1},
            List.of(Channel.target("a")),
            new double[][] {{0, 0}});
    var refused =
        assertThrows(
            InvalidSetting.class,
            () -> Thresholds.level(new Threshold.Budget(2, "week"), steps, new double[] {1}));
    assertEquals("Give the budget per rows, such as budget:2/1000 rows.", refused.remedy());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixed:3.2",
        "quantile:0.999",
        "sigma:4.0",
        "pot:1.0E-4",
        "dynamic",
        "dynamic:300/10/0.2/0",
        "dynamic:300/10/0.2/0/1.5",
        "budget:2/week",
        "budget:1/1000 rows",
        "spot:1.0E-4",
        "spot:1.0E-4/200",
        "gev:0.01/100 rows",
        "density:10",
        "conformal:0.001",
        "following:0.99/5000",
        "recovering:3.0/5000/0.1/400"
      })
  void text_and_threshold_go_both_ways(String text) {
    assertEquals(text, Thresholds.text(Thresholds.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "quantile:1, 'The threshold ''quantile:1'' is not a number, between 0 and 1.'",
    "pot:0.2, 'The threshold ''pot:0.2'' is not a number, above 0, below 0.1.'",
    "sigma:-1, 'The threshold ''sigma:-1'' is not a number, above 0.'",
    "fixed:NaN, 'The threshold ''fixed:NaN'' is not a number, a finite number.'",
    "budget:0/week, 'The threshold ''budget:0/week'' is not a whole number of at least 1.'",
    "budget:2/year,"
        + " 'The threshold ''budget:2/year'' is not alarms per hour, day, week or so many rows.'",
    "gev:0.01, 'The threshold ''gev:0.01'' is not a chance and the rows of a block.'",
    "spot:1e-4/0, 'The threshold ''spot:1e-4/0'' is not a whole number of at least 1.'",
    "conformal:1, 'The threshold ''conformal:1'' is not a number, between 0 and 1.'",
    "following:0.99, 'The threshold ''following:0.99'' is not following:QUANTILE/ROWS.'",
    "recovering:3/50, 'The threshold ''recovering:3/50'' is not"
        + " recovering:LEVEL/ROWS/PART/FORGET.'",
    "recovering:0/50/0.1/9, 'The threshold ''recovering:0/50/0.1/9'' is not a number, above 0.'",
    "recovering:3/50/2/9,"
        + " 'The threshold ''recovering:3/50/2/9'' is not a number, 0 or more, at most 1.'",
    "three, 'The threshold ''three'' is not a known kind of threshold.'"
  })
  void a_wrong_threshold_is_told(String text, String message) {
    var wrong = assertThrows(DriftglassException.class, () -> Thresholds.parse(text));
    assertEquals(message, wrong.getMessage());
    assertEquals(
        "Write fixed:3.2, quantile:0.999, sigma:4, pot:1e-4, dynamic, budget:2/week, spot:1e-4/200,"
            + " gev:0.01/100 rows, density:10, conformal:0.001, following:0.99/5000 or"
            + " recovering:3/5000/0.1/400.",
        wrong.remedy());
  }

  private static double[] none() {
    return new double[0];
  }

  private static Frame minutes(int rows) {
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(0, rows).map(t -> t * 60_000_000).toArray(),
        List.of(Channel.target("a")),
        new double[1][rows]);
  }
}
