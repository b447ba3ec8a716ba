package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Hand cases; the longer ones are figures of the project's reference scorer (Python) on the same
/// rows.
class EvaluationMetricsTest {
  @Test
  void alarms_on_the_stretch_itself_are_as_near_as_can_be() {
    var near = AffiliationMetrics.of(marks("0001110000"), marks("0001110000"));
    assertEquals(1, near.f1().value(), 1e-12);
  }

  @Test
  void an_alarm_beside_the_stretch_loses_the_part_of_the_zone_that_is_nearer() {
    // the alarm is one row away: 3 of 10 rows are nearer, so precision .7; from rows 3, 4, 5 it is
    // 3, 2, 1 rows to the alarm: 5, 3, 1 rows are nearer
    var near = AffiliationMetrics.of(marks("0001110000"), marks("0000001000"));
    assertEquals(.7, near.precision().value(), 1e-12);
    assertEquals((.5 + .7 + .9) / 3, near.recall().value(), 1e-12);
  }

  @Test
  void every_stretch_has_a_zone_of_its_own() {
    // reference scorer: anomaly.affiliation
    var near = AffiliationMetrics.of(marks("01100000110000011000"), marks("00010000010000000000"));
    assertEquals(AFFILIATION[0], near.precision().value(), 1e-12);
    assertEquals(AFFILIATION[1], near.recall().value(), 1e-12);
    assertEquals(AFFILIATION[2], near.f1().value(), 1e-12);
  }

  @Test
  void one_hit_adjusts_the_whole_stretch() {
    // all four labelled rows and one false one: precision .8, recall 1
    var adjusted = PointAdjustedMetrics.of(marks("0011110000"), marks("0000100100"));
    assertEquals(2 * .8 / 1.8, adjusted.f1().value(), 1e-12);
  }

  @Test
  void an_alarm_at_the_first_row_of_the_only_window_is_perfect() {
    var truth = marks("0".repeat(50) + "1".repeat(10) + "0".repeat(40));
    assertEquals(100, nab(truth, 50), 1e-9);
    assertEquals(0, nab(truth), 1e-9);
  }

  @Test
  void a_later_alarm_earns_less_and_one_outside_costs() {
    var truth = marks("0".repeat(50) + "1".repeat(10) + "0".repeat(40));
    // half way: sigmoid(2.5) / sigmoid(5) of the window's worth
    double half = (2 / (1 + Math.exp(-2.5)) - 1) / (2 / (1 + Math.exp(-5)) - 1);
    assertEquals(100 * (half + 1) / 2, nab(truth, 55), 1e-9);
    // before any window a false alarm costs .11 of 2
    assertEquals(100 - 100 * .11 / 2, nab(truth, 20, 50), 1e-9);
    // long after it the same
    assertEquals(100 - 100 * .11 / 2, nab(truth, 50, 99), 1e-9);
    // in the first 15 rows of 100 nothing counts
    assertEquals(100, nab(truth, 3, 50), 1e-9);
  }

  @Test
  void an_event_counts_by_its_first_row() {
    var truth = marks("0".repeat(50) + "1".repeat(10) + "0".repeat(40));
    var alarms = new boolean[100];
    Arrays.fill(alarms, 45, 60, true);
    var score = NabScore.of(truth, alarms);
    assertEquals(1, score.missed());
    assertEquals(1, score.falseAlarms());
  }

  @Test
  void missing_a_window_costs_twice_where_misses_matter() {
    var score = NabScore.of(marks("0000000100"), new boolean[10]);
    assertEquals(0, score.under(NabProfile.FEW_MISSES).value(), 1e-12);
    var both = score.plus(NabScore.of(marks("0000000100"), marks("0000000100")));
    assertEquals(100 * (1. - 2 + 4) / 6, both.under(NabProfile.FEW_MISSES).value(), 1e-9);
    assertEquals(50, both.under(NabProfile.STANDARD).value(), 1e-9);
  }

  @Test
  void false_alarms_are_counted_a_day_of_normal_rows_and_delay_from_the_first_row() {
    var alarm = AlarmMetrics.of(marks("0011110000"), marks("1000111010"), 3600);
    // two false events in six normal hours
    assertEquals(new Measure.Value(8, 6), alarm.falseAlarmsPerDay());
    assertEquals(new Measure.Value(2, 1), alarm.delayRows());
    assertEquals(new Measure.Value(5 / 4., 4), alarm.alarmedPerLabelled());
    assertTrue(!AlarmMetrics.of(marks("01"), marks("01"), 0).falseAlarmsPerDay().computable());
  }

  private static final double[] AFFILIATION = {0.8, 0.5095238095238096, 0.6225454545454546};

  private static double nab(boolean[] truth, int... rows) {
    var alarms = new boolean[truth.length];
    for (int row : rows) alarms[row] = true;
    return NabScore.of(truth, alarms).under(NabProfile.STANDARD).value();
  }

  private static boolean[] marks(String text) {
    var marks = new boolean[text.length()];
    for (int row = 0; row < marks.length; row++) marks[row] = text.charAt(row) == '1';
    return marks;
  }
}
