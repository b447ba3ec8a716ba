package io.driftglass.monitor.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.metric.EventMetrics;
import io.driftglass.metric.PointMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Scores whose truth is known: normal rows score about 0, anomalies, stretches of four rows, about
/// 2; rows over 1.5 are alarmed.
class AlarmQualityTest {
  private static final int SIMULATIONS = 60;

  @Test
  void the_realised_f1_is_within_two_standard_errors_nine_times_in_ten() {
    for (var begins : new double[] {.01, .03}) {
      int held = 0;
      double apart = 0;
      for (int seed = 0; seed < SIMULATIONS; seed++) {
        var random = new Random(seed);
        var learnt = Rows.of(2_000, begins, random);
        var coming = Rows.of(1_000, begins, random);
        var estimate = learnt.quality().estimate(coming.scores, coming.alarms, 1).get("point_f1");
        double realised = PointMetrics.of(coming.truth, coming.alarms).f1().value();
        if (estimate.holds(realised)) held++;
        apart += estimate.value() - realised;
      }
      assertTrue(held >= .9 * SIMULATIONS, held + " of " + SIMULATIONS + " at " + begins);
      assertEquals(0, apart / SIMULATIONS, .02);
    }
  }

  /// Nearly every anomaly is found: errors of the recall go one way alone.
  @Test
  void figures_of_events_are_within_two_standard_errors_nine_times_in_ten() {
    var held = new TreeMap<String, Integer>();
    var apart = new TreeMap<String, Double>();
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      var random = new Random(seed);
      var learnt = Rows.of(2_000, .02, random);
      var coming = Rows.of(1_000, .02, random);
      var estimates = learnt.quality().estimate(coming.scores, coming.alarms, 1);
      var came = EventMetrics.of(coming.truth, coming.alarms);
      var realised =
          Map.of("precision", came.precision(), "recall", came.recall(), "f1_score", came.f1());
      realised.forEach(
          (name, measure) -> {
            held.merge(name, estimates.get(name).holds(measure.value()) ? 1 : 0, Integer::sum);
            apart.merge(name, estimates.get(name).value() - measure.value(), Double::sum);
          });
    }
    held.forEach((name, times) -> assertTrue(times >= .9 * SIMULATIONS, name + " " + times));
    apart.forEach((name, sum) -> assertEquals(0, sum / SIMULATIONS, .05, name));
  }

  /// Two alarms that hold an anomaly and one that does not, one anomaly without an alarm.
  @Test
  void an_alarm_is_right_as_often_as_alarms_of_its_peak_were_and_a_missed_peak_counts_once() {
    double[] scores = {0, 9, 8, 0, 9, 0, 5, 0, 1, 2, 0};
    boolean[] truth = {false, true, true, false, true, false, false, false, true, true, false};
    boolean[] alarms = {false, true, true, false, true, false, true, false, false, false, false};
    var once = new int[scores.length];
    Arrays.fill(once, 1);
    var chances = new EventChances(scores, Isotonic.order(scores), truth, alarms);
    assertEquals(3, chances.alarmCount());
    var learnt = chances.learnt(once).orElseThrow();
    assertArrayEquals(
        new double[] {2.0 / 3, 2.0 / 3, 2.0 / 3}, learnt.expected(scores, alarms), 1e-12);
    assertEquals(0, learnt.rightAt().at(5));
    assertEquals(1, learnt.rightAt().at(9));
    assertEquals(1, learnt.missedAt().at(2));
    assertEquals(0, learnt.missedAt().at(1));
  }

  @Test
  void figures_of_events_are_refused_where_too_few_alarms_were_labelled() {
    var rows = Rows.of(2_000, .02, new Random(1));
    Arrays.fill(rows.alarms, false);
    Arrays.fill(rows.alarms, 3, 5, true);
    var estimates = rows.quality().estimate(rows.scores, rows.alarms, 1);
    for (var name : List.of("precision", "recall", "f1_score")) {
      assertEquals(
          "the labelled validation rows hold 1 alarms, an estimate of events learns from 5",
          estimates.get(name).because());
    }
    assertTrue(estimates.get("point_recall").given(), estimates.toString());
  }

  @Test
  void more_anomalies_than_before_raise_the_precision() {
    var random = new Random(1);
    var learnt = Rows.of(4_000, .02, random).quality();
    var same = Rows.of(4_000, .02, random);
    var more = Rows.of(4_000, .06, random);
    double before = learnt.estimate(same.scores, same.alarms, 1).get("point_precision").value();
    double now = learnt.estimate(more.scores, more.alarms, 1).get("point_precision").value();
    assertTrue(now > before + .02, before + " and " + now);
  }

  @Test
  void what_cannot_be_known_is_refused_with_the_reason() {
    var random = new Random(1);
    var few = Rows.of(100, .02, random);
    Arrays.fill(few.truth, false);
    few.truth[40] = true;
    assertEquals(
        "the labelled validation rows hold 1 known anomalies, an estimate learns from 5",
        few.quality().estimate(few.scores, few.alarms, 1).get("point_f1").because());
    var learnt = Rows.of(2_000, .02, random).quality();
    var far = new double[] {0, 0, 0, 0, 0, 0, 90};
    var alarmed = new boolean[] {false, false, false, false, false, false, true};
    assertEquals(
        "100 % of the alarmed rows score above every labelled row",
        learnt.estimate(far, alarmed, 1).get("point_recall").because());
    assertEquals(
        "no row has a score",
        learnt.estimate(new double[] {Double.NaN}, new boolean[1], 1).get("point_f1").because());
    assertEquals(
        "no row was alarmed",
        learnt.estimate(new double[7], new boolean[7], 1).get("point_precision").because());
  }

  /// By hand: 1, 0 | 1 fall and are pooled, ties count as one.
  @Test
  void chances_never_fall_with_the_score() {
    var fitted =
        Isotonic.of(
            new double[] {1, 2, 3, 4, 4, 5}, new boolean[] {false, true, false, true, false, true});
    assertArrayEquals(new double[] {1, 2, 5}, fitted.from());
    assertArrayEquals(new double[] {0, .5, 1}, fitted.chance(), 1e-12);
    assertEquals(0, fitted.at(-9));
    assertEquals(.5, fitted.at(4.9));
    assertEquals(1, fitted.at(99));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Rows(double[] scores, boolean[] truth, boolean[] alarms) {
    static Rows of(int rows, double begins, Random random) {
      var truth = new boolean[rows];
      for (int row = 0; row < rows; row++) {
        if (random.nextDouble() < begins) Arrays.fill(truth, row, Math.min(rows, row + 4), true);
      }
      var scores = new double[rows];
      Arrays.setAll(scores, row -> random.nextGaussian() + (truth[row] ? 2 : 0));
      var alarms = new boolean[rows];
      for (int row = 0; row < rows; row++) alarms[row] = scores[row] > 1.5;
      return new Rows(scores, truth, alarms);
    }

    AlarmQuality quality() {
      return AlarmQuality.of(scores, truth, alarms);
    }
  }
}
