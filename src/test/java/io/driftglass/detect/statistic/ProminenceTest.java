package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProminenceTest {
  @Test
  void after_a_thousand_calm_rows_less_is_strange() {
    var prominence = new Prominence(4, 2.5);
    for (int row = 0; row < 1001; row++) assertEquals(0, prominence.next(0));
    // 1.8 over a reach of at least .3, times 2.5: more than the level, held by 1.8 / 1.5
    assertEquals(4 * 1.8 / 1.5, prominence.next(1.8), 1e-12);
    assertEquals(1.4, prominence.next(1.4));
    assertTrue(Double.isNaN(prominence.next(Double.NaN)));
  }

  @Test
  void what_has_been_as_high_before_is_left_as_it_is() {
    var prominence = new Prominence(4, 2.5);
    for (int row = 0; row < 1200; row++) {
      double score = row % 100 == 0 ? 2 : 0;
      assertEquals(score, prominence.next(score));
    }
    assertEquals(2.2, prominence.next(2.2));
  }

  @Test
  void an_event_is_not_compared_with_its_own_beginning() {
    var prominence = new Prominence(4, 2.5);
    for (int row = 0; row < 1100; row++) prominence.next(0);
    for (int row = 0; row < 50; row++) assertTrue(prominence.next(1.5) >= 4, "row " + row);
  }

  @Test
  void a_short_history_raises_nothing() {
    var prominence = new Prominence(4, 2.5);
    for (int row = 0; row < 999; row++) prominence.next(0);
    assertEquals(3, prominence.next(3));
  }
}
