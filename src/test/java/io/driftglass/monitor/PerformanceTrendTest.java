package io.driftglass.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.registry.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerformanceTrendTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void one_point_says_that_a_trend_needs_two() {
    var trend = of("mase", daily(1));
    assertEquals("One measurement: a trend needs two.", trend.verdict());
    assertFalse(trend.slopeADay().computable());
    assertEquals("No measurement of mase yet.", of("mase", List.of()).verdict());
  }

  /// Slopes between 1, 2, 3, 4 and 100 a day apart: six of the ten are 1, the median is 1.
  @Test
  void the_slope_is_the_median_one_and_a_bad_day_does_not_turn_it() {
    var trend = of("mase", daily(1, 2, 3, 4, 100));
    assertEquals(1, trend.slopeADay().value(), 1e-12);
    assertEquals(2, trend.baseline().value(), 1e-12);
  }

  /// S = 21, variance 7 * 6 * 19 / 18 = 44.33, z = 20 / 6.658 = 3.004, p = .0027.
  @Test
  void a_steady_fall_is_worse_for_f1_and_better_for_an_error() {
    var falling = daily(.7, .69, .68, .67, .66, .65, .64);
    var f1 = of("f1_score", falling);
    assertEquals(PerformanceTrend.Direction.WORSE, f1.direction());
    assertEquals("Getting worse: falling 0.0100 a day.", f1.verdict());
    assertEquals(.0027, f1.p().value(), .0001);
    assertEquals(PerformanceTrend.Direction.BETTER, of("mase", falling).direction());
  }

  @Test
  void up_and_down_and_all_the_same_are_steady() {
    assertEquals(
        PerformanceTrend.Direction.STEADY, of("mase", daily(1, 2, 1, 2, 1, 2)).direction());
    assertEquals(
        PerformanceTrend.Direction.STEADY, of("mase", daily(1, 1, 1, 1, 1, 1)).direction());
  }

  @Test
  void figures_of_validations_and_of_rows_in_use_make_no_common_trend() {
    var both = new ArrayList<>(daily(1, 1, 1, 1, 1, 1));
    both.addAll(of(Performance.Origin.EVALUATION, 9, 9, 9, 9, 9, 9));
    assertEquals(6, of("mase", both).points().size());
    assertEquals(PerformanceTrend.Direction.STEADY, of("mase", both).direction());
    var validated = PerformanceTrend.of("mase", both, Performance.Basis.VALIDATION);
    assertEquals(9, validated.baseline().value(), 1e-12);
  }

  private static PerformanceTrend of(String metric, List<Performance> performances) {
    return PerformanceTrend.of(metric, performances, Performance.Basis.IN_USE);
  }

  private static List<Performance> daily(double... values) {
    return of(Performance.Origin.CHECK, values);
  }

  private static List<Performance> of(Performance.Origin origin, double... values) {
    return IntStream.range(0, values.length)
        .mapToObj(
            day ->
                new Performance(
                    day,
                    "pump v1",
                    Task.ANOMALY,
                    "",
                    "",
                    FIRST.plus(Duration.ofDays(day)),
                    "a",
                    "b",
                    origin,
                    Map.of("mase", values[day], "f1_score", values[day]),
                    Map.of(),
                    Optional.empty(),
                    10,
                    1))
        .toList();
  }
}
