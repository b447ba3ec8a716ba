package io.driftglass.monitor.concept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.problem.InvalidSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConceptMonitorsTest {
  private static final int CHANGE = 4_000;

  @TestFactory
  Stream<DynamicTest> an_error_rate_that_trebles_is_noticed_within_a_thousand_rows() {
    return each(
        method -> {
          var alarms = alarms(method, errors(6_000, .1, .3, 5));
          var first =
              alarms.stream().filter(alarm -> alarm.row() >= CHANGE).findFirst().orElseThrow();
          assertTrue(first.row() < CHANGE + 1_000, method.id() + " at " + first.row());
          assertTrue(first.since() <= first.row() && first.since() >= 0);
          assertTrue(first.after() > first.before(), first.toString());
        });
  }

  @TestFactory
  Stream<DynamicTest> a_row_is_judged_by_the_rows_up_to_it() {
    return each(
        method -> {
          var errors = errors(6_000, .1, .3, 5);
          var whole = alarms(method, errors);
          var prefix = alarms(method, Arrays.copyOf(errors, whole.getFirst().row() + 1));
          assertEquals(whole.subList(0, 1), prefix);
        });
  }

  @TestFactory
  Stream<DynamicTest> constant_empty_and_missing_streams_are_quiet() {
    return each(
        method -> {
          assertEquals(List.of(), alarms(method));
          assertEquals(List.of(), alarms(method, new double[3_000]));
          var missing = new double[3_000];
          Arrays.fill(missing, Double.NaN);
          assertEquals(List.of(), alarms(method, missing));
          assertEquals(List.of(), alarms(method, 1));
          var endless = errors(6_000, .1, .3, 5);
          for (int row = 3; row < endless.length; row += 7) {
            endless[row] = row % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
          }
          for (var alarm : alarms(method, endless)) {
            assertTrue(Double.isFinite(alarm.before()) && Double.isFinite(alarm.after()));
          }
        });
  }

  @Test
  void by_default_noise_and_a_stream_that_wanders_are_quiet() {
    int rows = 0;
    int alarms = 0;
    for (int seed = 0; seed < 6; seed++) {
      for (double memory : new double[] {0, .9}) {
        var random = new Random(seed);
        var state = new double[1];
        var values = new double[10_000];
        Arrays.setAll(values, row -> state[0] = memory * state[0] + random.nextGaussian());
        alarms += alarms(ConceptMonitors.DEFAULT, values).size();
        rows += values.length;
      }
    }
    assertTrue(alarms <= 2, alarms + " alarms in " + rows + " unchanged rows");
  }

  @Test
  void a_constant_that_begins_to_move_is_noticed_and_an_outlier_is_not() {
    var values = new double[5_000];
    values[2_000] = 1e9;
    assertEquals(List.of(), alarms(ConceptMonitors.DEFAULT, values));
    for (int row = 4_000; row < 5_000; row++) values[row] = .001;
    int row = alarms(ConceptMonitors.DEFAULT, values).getFirst().row();
    assertTrue(row >= 4_000 && row < 4_100, "at " + row);
  }

  @Test
  void a_relation_that_changes_is_noticed_and_inputs_that_drift_are_not() {
    var random = new Random(1);
    var input = new double[8_000];
    Arrays.setAll(input, row -> random.nextGaussian() + (row < 4_000 ? 0 : 1.5));
    var steady = new double[8_000];
    Arrays.setAll(steady, row -> 2 * input[row] + .3 * random.nextGaussian());
    assertEquals(List.of(), related(steady, input));
    var turned = new double[8_000];
    Arrays.setAll(
        turned, row -> 2 * input[row] + (row < 6_000 ? 0 : .5) + .3 * random.nextGaussian());
    var alarms = related(turned, input);
    assertEquals(1, alarms.size(), alarms.toString());
    assertTrue(alarms.getFirst().row() >= 6_000 && alarms.getFirst().row() < 6_300);
  }

  @Test
  void ddm_says_that_it_wants_errors() {
    var wrong = assertThrows(InvalidSetting.class, () -> alarms(Ddm.METHOD, .5));
    assertEquals("DDM wants errors of 0 or 1, and found 0.5.", wrong.getMessage());
  }

  @Test
  void a_history_longer_than_what_is_kept_stays_quiet_and_awake() {
    var errors = errors(60_000, .1, .1, 9);
    assertEquals(List.of(), alarms(ConceptMonitors.DEFAULT, errors));
    var random = new Random(3);
    for (int row = 55_000; row < 60_000; row++) errors[row] = random.nextDouble() < .3 ? 1 : 0;
    var alarms = alarms(ConceptMonitors.DEFAULT, errors);
    assertFalse(alarms.isEmpty());
    assertTrue(alarms.getFirst().row() >= 55_000 && alarms.getFirst().row() < 55_500);
  }

  private static List<ConceptAlarm> related(double[] values, double[] input) {
    return ConceptStream.relationAlarms(
        values, new double[][] {input}, ConceptMonitors.DEFAULT, Map.of(), Progress.NONE);
  }

  private interface Promise {
    void holds(Method<ConceptMonitor> method);
  }

  private static Stream<DynamicTest> each(Promise promise) {
    return ConceptMonitors.ALL.stream()
        .map(method -> DynamicTest.dynamicTest(method.id(), () -> promise.holds(method)));
  }

  private static List<ConceptAlarm> alarms(Method<ConceptMonitor> method, double... values) {
    return ConceptStream.alarms(values, method, Map.of(), Progress.NONE);
  }

  private static double[] errors(int rows, double before, double after, long seed) {
    var random = new Random(seed);
    var errors = new double[rows];
    Arrays.setAll(errors, row -> random.nextDouble() < (row < CHANGE ? before : after) ? 1 : 0);
    return errors;
  }
}
