package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsualScoreTest {
  @Test
  void one_is_what_one_normal_row_in_a_hundred_reaches() {
    double[] measures = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 10.).toArray();
    var usual = UsualScore.fit(measures);
    assertEquals(0, usual.of(50));
    assertEquals(1, usual.of(99), 1e-9);
    assertEquals(2, usual.of(148), 1e-9);
  }

  @Test
  void where_normal_measures_hardly_differ_what_lies_within_the_least_unit_is_usual() {
    var measures = new double[1000];
    Arrays.setAll(measures, i -> i == 0 ? .01 : 0);
    var usual = UsualScore.fit(measures, .1);
    assertEquals(0, usual.of(.1));
    assertEquals(1, usual.of(.2), 1e-9);
  }
}
