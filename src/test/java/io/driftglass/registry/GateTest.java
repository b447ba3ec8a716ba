package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.problem.InvalidSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Optional<Double> NONE = Optional.empty();
  private static final Gate.Outcome PASSED = Gate.Outcome.PASSED;
  private static final Gate.Outcome FAILED = Gate.Outcome.FAILED;

  @Test
  void of_a_score_the_bound_is_the_least_of_an_error_the_largest() {
    var score = new Gate("event_f1", Optional.of(.6), NONE, NONE);
    assertEquals(
        List.of(new Gate.Check(PASSED, "event_f1 0.7100, needs at least 0.6000")),
        check(score, Map.of("event_f1", .71), Map.of()));
    var error = new Gate("mase", Optional.of(1.0), NONE, NONE);
    assertEquals(
        List.of(new Gate.Check(FAILED, "mase 1.250, needs at most 1.000")),
        check(error, Map.of("mase", 1.25), Map.of()));
  }

  @Test
  void a_gain_is_an_improvement_whichever_way_the_metric_points() {
    var f1 = new Gate("event_f1", NONE, Optional.of(.02), Optional.of(.1));
    assertEquals(
        List.of(
            new Gate.Check(PASSED, "gain of event_f1 over pump v6 +0.06000, needs +0.02000"),
            new Gate.Check(FAILED, "gain of event_f1 over pump v6 +9.231 %, needs +10.00 %")),
        check(f1, Map.of("event_f1", .71), Map.of("event_f1", .65)));
    var mase = new Gate("mase", NONE, Optional.of(.1), NONE);
    assertEquals(
        List.of(new Gate.Check(FAILED, "gain of mase over pump v6 -0.2500, needs +0.1000")),
        check(mase, Map.of("mase", 1.25), Map.of("mase", 1.0)));
  }

  @Test
  void the_first_version_of_a_sensor_needs_no_gain() {
    var gate = new Gate("event_f1", NONE, Optional.of(.02), NONE);
    assertEquals(List.of(), gate.check(Map.of("event_f1", .5), Optional.empty(), "", true));
  }

  @Test
  void what_cannot_be_compared_does_not_pass() {
    var gate = new Gate("event_f1", NONE, Optional.of(.02), NONE);
    assertEquals(
        List.of(
            new Gate.Check(
                Gate.Outcome.NOT_JUDGED, "event_f1 was not computed on the validation rows")),
        check(gate, Map.of(), Map.of("event_f1", .1)));
    assertEquals(
        List.of(
            new Gate.Check(
                Gate.Outcome.NOT_JUDGED,
                "gain of event_f1 over pump v6: it was judged on other rows")),
        gate.check(Map.of("event_f1", .9), Optional.of(Map.of("event_f1", .1)), "pump v6", false));
  }

  @Test
  void in_sample_figures_and_those_without_a_better_side_make_no_gate() {
    for (var metric : List.of("in_sample_f1", "alarm_rate", "coverage80")) {
      assertThrows(InvalidSetting.class, () -> new Gate(metric, NONE, NONE, NONE), metric);
    }
    assertThrows(InvalidSetting.class, () -> new Gate("mase", Optional.of(Double.NaN), NONE, NONE));
  }

  private static List<Gate.Check> check(
      Gate gate, Map<String, Double> candidate, Map<String, Double> live) {
    return gate.check(candidate, Optional.of(live), "pump v6", true);
  }
}
