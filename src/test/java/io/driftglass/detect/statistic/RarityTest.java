package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RarityTest {
  private static final Rarity ONE_TO_99 =
      Rarity.over(IntStream.rangeClosed(1, 99).asDoubleStream().toArray());

  /// 90..99 and the row itself are 11 of 100; above 99 it is 1 of 100.
  @Test
  void the_share_that_is_as_high_is_counted_with_the_row_itself() {
    assertEquals(-Math.log10(.11), ONE_TO_99.of(90), 1e-12);
    assertEquals(0, ONE_TO_99.of(0));
    assertEquals(2, ONE_TO_99.of(99.0001), .001);
  }

  @Test
  void beyond_the_highest_stranger_stays_stranger() {
    assertTrue(ONE_TO_99.of(1e9) > ONE_TO_99.of(1000));
    assertTrue(ONE_TO_99.of(1000) > ONE_TO_99.of(100));
  }

  @Test
  void normal_scores_that_are_all_equal_are_not_rare_and_others_are() {
    var constant = Rarity.over(new double[] {7, 7, 7});
    assertEquals(0, constant.of(7));
    assertTrue(constant.of(7.1) > 1);
    assertEquals(0, Rarity.over(new double[0]).of(5));
  }
}
