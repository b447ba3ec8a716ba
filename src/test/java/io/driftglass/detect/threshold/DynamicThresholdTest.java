package io.driftglass.detect.threshold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Golden values computed by hand from the definitions in Hundman et al. 2018, section 3.2; exact
/// but for rounding (1e-9).
final class DynamicThresholdTest {
  private static final Threshold.Dynamic ALONE = new Threshold.Dynamic(2100, 70, .13, 0);

  @Test
  void one_high_error_among_ninety_nine_equal_ones_sets_the_highest_level_below_it() {
    var errors = filled(100, 1);
    errors[40] = 11;
    // mean 1.1, deviation sqrt(.99): z = 9.5 is the highest that stays below 11, and every z up to
    // there removes the same row, so ties go to it.
    var alarms = DynamicThreshold.alarms(errors, ALONE);
    assertEquals(1.1 + 9.5 * Math.sqrt(.99), alarms.level()[0], 1e-9);
    assertEquals(List.of(40), over(alarms));
  }

  @Test
  void a_sequence_that_stays_below_the_least_error_is_not_strange() {
    var errors = filled(100, 1);
    errors[40] = 11;
    assertEquals(List.of(40), over(DynamicThreshold.alarms(errors, ALONE.atLeast(11))));
    var alarms = DynamicThreshold.alarms(errors, ALONE.atLeast(11.5));
    assertEquals(List.of(), over(alarms));
    assertEquals(11.5, alarms.level()[0]);
  }

  @Test
  void the_buffer_takes_in_the_neighbours() {
    var errors = filled(1000, 1);
    errors[400] = 11;
    var alarms = DynamicThreshold.alarms(errors, Threshold.Dynamic.PAPER);
    assertEquals(IntStream.rangeClosed(300, 500).boxed().toList(), over(alarms));
  }

  @Test
  void the_level_that_lowers_mean_and_deviation_most_for_the_fewest_rows_wins() {
    var errors = filled(400, 1);
    errors[100] = 20;
    errors[200] = 10;
    errors[300] = 9.5;
    // mean 1.0913, deviation 1.1302. z up to 7 takes all three: (.0836 + 1) / (9 + 3) = .0903;
    // z = 7.5 takes two: (.0640 + .6235) / (4 + 2) = .1146; z from 8 on takes one:
    // (.0434 + .4531) / (1 + 1) = .2483.
    var alarms = DynamicThreshold.alarms(errors, ALONE);
    assertEquals(List.of(100), over(alarms));
    assertEquals(
        1.09125 + 11.5 * Math.sqrt(987.25 / 400 - 1.09125 * 1.09125), alarms.level()[0], 1e-9);
  }

  @Test
  void peaks_below_the_last_clear_drop_are_pruned() {
    var errors = filled(100, 1);
    errors[10] = 20;
    errors[20] = 10;
    errors[30] = 9.5;
    errors[40] = 9;
    // falling peaks over 9.2 and the highest error outside: 20, 10, 9.5 | 9. Drops .5, .05, .053.
    var kept = new ErrorWindow(errors).strange(9.2, ALONE, new boolean[0]);
    assertEquals(List.of(10), over(new Alarms(errors, kept)));
  }

  @Test
  void equal_peaks_are_kept_where_they_stand_out_from_the_rest() {
    var errors = filled(400, 1);
    errors[100] = 20;
    errors[300] = 19;
    assertEquals(List.of(100, 300), over(DynamicThreshold.alarms(errors, ALONE)));
  }

  @Test
  void a_peak_close_to_the_errors_around_it_is_pruned() {
    var errors = new double[200];
    for (int row = 0; row < errors.length; row++) errors[row] = 10 + (row % 2 == 0 ? .1 : -.1);
    errors[50] = 11;
    // 11 lies 8 deviations up, but only 8 % above the next error, 10.1
    assertEquals(List.of(), over(DynamicThreshold.alarms(errors, ALONE)));
  }

  @Test
  void unusually_small_errors_are_strange_too() {
    var errors = filled(100, 10);
    errors[60] = 0;
    assertEquals(List.of(60), over(DynamicThreshold.alarms(errors, ALONE)));
  }

  @Test
  void equal_errors_give_no_alarm_and_a_level_of_twice_their_mean() {
    var alarms = DynamicThreshold.alarms(filled(50, 3), ALONE);
    assertArrayEquals(filled(50, 6), alarms.level());
    assertEquals(List.of(), over(alarms));
    assertArrayEquals(filled(5, 1), DynamicThreshold.alarms(new double[5], ALONE).level());
  }

  @Test
  void no_rows_and_rows_without_scores_give_no_alarm() {
    assertEquals(0, DynamicThreshold.alarms(new double[0], ALONE).level().length);
    var alarms = DynamicThreshold.alarms(filled(4, Double.NaN), ALONE);
    assertArrayEquals(filled(4, 1), alarms.level());
    assertEquals(List.of(), over(alarms));
  }

  @Test
  void rows_without_a_score_change_nothing_else() {
    var errors = filled(100, 1);
    errors[40] = 11;
    var gaps = filled(110, Double.NaN);
    System.arraycopy(errors, 0, gaps, 10, 100);
    var alarms = DynamicThreshold.alarms(gaps, ALONE);
    assertEquals(List.of(50), over(alarms));
    assertEquals(1.1 + 9.5 * Math.sqrt(.99), alarms.level()[109], 1e-9);
  }

  @Test
  void the_last_row_may_be_an_event_of_its_own() {
    var errors = filled(100, 1);
    errors[99] = 11;
    assertEquals(List.of(99), over(DynamicThreshold.alarms(errors, ALONE)));
  }

  @Test
  void every_row_is_judged_once_and_later_levels_follow_their_window() {
    var errors = filled(1000, 1);
    errors[30] = 11;
    errors[999] = 11;
    var alarms = DynamicThreshold.alarms(errors, new Threshold.Dynamic(100, 70, .13, 0));
    assertEquals(List.of(30, 999), over(alarms));
    assertEquals(2, alarms.level()[500], 1e-9);
  }

  @Test
  void more_than_five_sequences_are_never_taken_at_once() {
    var errors = filled(1000, 1);
    for (int row = 0; row < 1000; row += 50) errors[row] = 11;
    // 20 rows, z = 7 of them: none of 2.5 to 11.5 passes, so z is 12
    var alarms = DynamicThreshold.alarms(errors, ALONE);
    assertEquals(1.2 + 12 * Math.sqrt(.02 * .98 * 100), alarms.level()[0], 1e-9);
    assertEquals(List.of(), over(alarms));
  }

  @Test
  void scaling_the_errors_scales_the_level_and_changes_no_alarm() {
    var random = new Random(7);
    var errors = IntStream.range(0, 5000).mapToDouble(row -> Math.exp(random.nextGaussian()));
    var one = errors.toArray();
    var eight = Arrays.stream(one).map(error -> 8 * error).toArray();
    var small = DynamicThreshold.alarms(one, Threshold.Dynamic.PAPER);
    var large = DynamicThreshold.alarms(eight, Threshold.Dynamic.PAPER);
    assertArrayEquals(Arrays.stream(small.level()).map(x -> 8 * x).toArray(), large.level(), 1e-9);
    assertEquals(over(small), over(large));
  }

  /// Levels and sequences of the authors' algorithm (khundman/telemanom, errors.py) on this series,
  /// run once in NumPy with a buffer of 100 rows when levels are tried and applied, the right row
  /// indexes, and its absolute gates left out. Tolerance 1e-6, the digits kept.
  @Test
  void levels_and_sequences_are_those_of_the_authors_algorithm() {
    var errors = IntStream.range(0, 3500).mapToDouble(DynamicThresholdTest::hilly).toArray();
    Arrays.fill(errors, 1700, 1760, .02);
    var alarms = DynamicThreshold.alarms(errors, Threshold.Dynamic.PAPER);
    double[] expected = {
      3.511481, 3.513626, 3.515956, 4.471556, 4.524103, 3.591904, 3.46389, 3.456745, 3.456554,
      3.455058, 3.455985, 3.455881, 3.57665, 3.708095, 3.701683, 3.703143, 3.705501, 3.709719,
      3.710555, 3.709399, 3.709677
    };
    double[] levels =
        IntStream.range(0, expected.length)
            .mapToDouble(k -> alarms.level()[2099 + 70 * k])
            .toArray();
    assertArrayEquals(expected, levels, 1e-6);
    assertEquals(
        IntStream.concat(IntStream.rangeClosed(295, 509), IntStream.rangeClosed(2240, 2309))
            .boxed()
            .toList(),
        over(alarms));
  }

  private static double hilly(int row) {
    double[][] hills = {{400, 3, 20}, {900, 2.2, 10}, {1500, 2, 5}, {2300, 4, 15}, {2900, 2.5, 8}};
    double sum = 1 + .3 * Math.sin(row / 7.0) + .2 * Math.sin((double) row * row * .001);
    for (var hill : hills) sum += hill[1] * Math.exp(-Math.pow((row - hill[0]) / hill[2], 2));
    return sum;
  }

  private static double[] filled(int rows, double value) {
    var values = new double[rows];
    Arrays.fill(values, value);
    return values;
  }

  private static List<Integer> over(Alarms alarms) {
    return IntStream.range(0, alarms.over().length)
        .filter(row -> alarms.over()[row])
        .boxed()
        .toList();
  }
}
