package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.RangeScale;
import io.driftglass.detect.statistic.StandardScale;
import org.junit.jupiter.api.Test;

class ScalesTest {
  @Test
  void a_range_runs_from_minus_one_to_one() {
    var scale = RangeScale.fit(new double[][] {{2, 4, 6, Double.NaN}});
    assertEquals(-1, scale.in(0, 2));
    assertEquals(1, scale.in(0, 6));
    assertEquals(2, scale.in(0, 8));
    assertEquals(8, scale.out(0, 2));
    assertTrue(Double.isNaN(scale.in(0, Double.NaN)));
    assertEquals(10_000, scale.in(0, 1e300));
  }

  @Test
  void a_constant_has_five_per_cent_of_its_size_for_a_range() {
    var scale = RangeScale.fit(new double[][] {{-8, -8}});
    assertEquals(0, scale.in(0, -8));
    assertEquals(1, scale.in(0, -7.8), 1e-12);
  }

  @Test
  void a_constant_nought_has_the_size_of_the_others() {
    var scale = RangeScale.fit(new double[][] {{0, 0}, {0, 8}});
    assertEquals(1, scale.in(0, .1), 1e-12);
    assertEquals(10_000, RangeScale.fit(new double[][] {{0, 0}}).in(0, 1e-12));
  }

  @Test
  void gaps_are_filled_with_the_last_value_and_at_the_start_with_the_first() {
    double n = Double.NaN;
    var scale = RangeScale.fit(new double[][] {{n, 0, n, n, 2, n}});
    assertArrayEquals(
        new double[] {-1, -1, -1, -1, 1, 1}, scale.filled(0, new double[] {n, 0, n, n, 2, n}));
  }

  @Test
  void standard_deviations_leave_out_the_block_and_hold_what_is_far() {
    var scale = StandardScale.fit(new double[][] {{1, 3, 1000, 1, 3}}, 2, 3);
    assertEquals(1, scale.in(0, 3), 1e-12);
    assertEquals(15, scale.in(0, 1000));
    assertEquals(0, scale.in(0, Double.NaN));
  }

  @Test
  void a_smoothed_mean_starts_at_the_first_value() {
    var mean = Ewma.ofSpan(3);
    assertEquals(8, mean.next(8));
    assertEquals((.5 * 8 * .5 + .5 * 2) / .75, mean.next(2), 1e-12);
    assertEquals(mean.mean(), mean.next(Double.NaN));
  }
}
