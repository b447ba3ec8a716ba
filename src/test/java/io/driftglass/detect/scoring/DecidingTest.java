package io.driftglass.detect.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.detect.Decision;
import io.driftglass.detect.threshold.Threshold;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecidingTest {
  private static final Decision GIVEN =
      new Decision(new Threshold.Following(.99, 5000), .5, 100, 1);

  @Test
  void events_join_over_no_more_than_a_twentieth_of_the_history() {
    assertEquals(10, Deciding.above(GIVEN, noise(200)).mergeGapRows());
    assertEquals(100, Deciding.above(GIVEN, noise(4000)).mergeGapRows());
    assertEquals(100, Deciding.above(GIVEN, new double[0]).mergeGapRows());
  }

  private static double[] noise(int rows) {
    return new Random(1).doubles(rows).toArray();
  }
}
