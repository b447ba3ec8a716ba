package io.driftglass.data.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.profile.Cloud.Pairs;
import io.driftglass.data.profile.Cloud.Stretch;
import io.driftglass.job.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudTest {
  private static final double NAN = Double.NaN;

  @Test
  void pairs_are_counted_in_their_cells_and_rows_with_a_missing_value_are_not() {
    var pairs = new Pairs(new double[] {0, 1, 2, NAN, 2}, new double[] {0, 10, 20, 20, 0}, 0);
    var cloud = Cloud.of(pairs, 2, 2, Progress.NONE);
    // From the bottom: (0, 0) and (2, 0); then (1, 10) and (2, 20), of which both lie right of 1.
    assertArrayEquals(new int[] {1, 1, 0, 2}, cloud.counts());
    assertEquals(4, cloud.pairs());
    assertEquals(2, cloud.most());
  }

  @Test
  void a_lag_pairs_each_value_with_an_earlier_one() {
    double[] values = {1, 5, 2, 5, 3, 5};
    var cloud = Cloud.of(new Pairs(values, values, 2), 4, 4, Progress.NONE);
    assertEquals(4, cloud.pairs());
    // 1, 2, 3 rise by one and 5 stays: (1, 2), (5, 5), (2, 3), (5, 5).
    assertEquals(2, cloud.count(3, 3));
    assertEquals(1, cloud.count(0, 0));
  }

  @Test
  void the_correlation_is_that_of_the_pairs() {
    var rising = new Pairs(new double[] {1, 2, 3, NAN}, new double[] {2, 4, 6, 0}, 0);
    assertEquals(1, Cloud.of(rising, 8, 8, Progress.NONE).r(), 1e-12);
    var constant = new Pairs(new double[] {1, 1, 1}, new double[] {2, 4, 6}, 0);
    assertEquals(NAN, Cloud.of(constant, 8, 8, Progress.NONE).r());
    var nothing = new Pairs(new double[] {NAN}, new double[] {1}, 0);
    assertEquals(0, Cloud.of(nothing, 8, 8, Progress.NONE).pairs());
  }

  @Test
  void a_box_is_the_stretches_of_rows_within_it() {
    var pairs = new Pairs(new double[] {1, 1, 9, 1, 1, 1}, new double[] {2, 2, 2, 2, 2, 7}, 0);
    assertEquals(List.of(new Stretch(0, 2), new Stretch(3, 5)), Cloud.within(pairs, 0, 2, 1, 3));
    var whole = Cloud.of(pairs, 4, 4, Progress.NONE);
    assertEquals(2, whole.part(pairs, 3, 5, Progress.NONE).pairs());
  }
}
