package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecoveryTest {
  @Test
  void scores_are_left_alone_until_something_was_far_out() {
    var recovery = new Recovery(5, .1, 400);
    assertEquals(3, recovery.next(3));
    assertEquals(40, recovery.next(40));
    assertEquals(6, recovery.next(6));
  }

  @Test
  void after_a_peak_of_a_hundred_levels_a_score_counts_for_a_tenth() {
    // peak 500, a tenth of it 50 is ten levels
    var recovery = new Recovery(5, .1, 1e12);
    assertEquals(50, recovery.next(500));
    assertEquals(.8, recovery.next(8), 1e-9);
  }

  @Test
  void a_score_that_is_not_lowered_has_to_reach_a_part_of_the_peak() {
    var recovery = new Recovery(5, .1, 1e12);
    assertEquals(5, recovery.reached(8));
    assertEquals(50, recovery.reached(500));
    assertEquals(50, recovery.reached(Double.NaN), 1e-9);
  }

  @Test
  void the_peak_is_forgotten_to_half_in_its_time() {
    var recovery = new Recovery(5, .1, 10);
    recovery.next(200);
    for (int row = 0; row < 9; row++) recovery.next(0);
    // 100 left, a tenth of it 10 is two levels
    assertEquals(4, recovery.next(8), 1e-9);
    assertTrue(Double.isNaN(recovery.next(Double.NaN)));
  }
}
