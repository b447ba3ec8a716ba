package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MomentsTest {
  private static final double[] VALUES = {1, 3, Double.NaN, Double.POSITIVE_INFINITY, 10, 2};

  @Test
  void of_two_stretches_they_are_those_of_all_values() {
    // 1 3 10 2: mean 4, squares to it 9 1 36 4
    var joined = Moments.of(VALUES, 0, 3).and(Moments.of(VALUES, 3, 6));
    assertEquals(new Moments(4, 2, 4, 12.5, 1, 10), joined);
    assertEquals(joined, Moments.of(VALUES, 0, 6));
  }

  @Test
  void a_stretch_without_a_value_changes_nothing_but_how_many_are_missing() {
    var some = Moments.of(VALUES, 0, 2);
    var none = Moments.of(VALUES, 2, 4);
    var both = new Moments(2, 2, 2, 1, 1, 3);
    assertEquals(both, some.and(none));
    assertEquals(both, none.and(some));
    assertEquals(new Moments(0, 2, 0, 0, 0, 0), none);
  }
}
