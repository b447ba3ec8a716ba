package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingRanksTest {
  @Test
  void counts_those_of_the_newest_values_that_are_less() {
    var random = new Random(4);
    var values = random.doubles(500).map(v -> Math.rint(20 * v)).toArray();
    var ranks = new SlidingRanks(60);
    for (int t = 0; t < values.length; t++) {
      ranks.add(values[t]);
      double asked = Math.rint(20 * random.nextDouble());
      var newest = Arrays.copyOfRange(values, Math.max(0, t - 59), t + 1);
      assertEquals(newest.length, ranks.size());
      assertEquals(
          Arrays.stream(newest).filter(v -> v < asked).count(), ranks.below(asked), "row " + t);
      assertArrayEquals(newest, ranks.state());
    }
  }

  @Test
  void goes_on_from_its_state() {
    for (int rows : new int[] {30, 60, 145}) {
      var whole = new SlidingRanks(60);
      var random = new Random(rows);
      for (int t = 0; t < rows; t++) whole.add(random.nextGaussian());
      var restored = new SlidingRanks(60);
      restored.restore(whole.state());
      for (int t = 0; t < 100; t++) {
        double value = random.nextGaussian();
        whole.add(value);
        restored.add(value);
        assertEquals(whole.below(0), restored.below(0));
        assertArrayEquals(whole.state(), restored.state());
      }
    }
  }
}
