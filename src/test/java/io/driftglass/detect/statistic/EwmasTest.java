package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class EwmasTest {
  @Test
  void each_is_the_mean_of_its_own_values() {
    var together = Ewmas.ofSpan(2, 5);
    var first = Ewma.ofSpan(5);
    var second = Ewma.ofSpan(5);
    var means = new double[2];
    for (double value : new double[] {3, -1, .1, 7}) {
      together.next(new double[] {value, value * value});
      together.means(means);
      assertArrayEquals(new double[] {first.next(value), second.next(value * value)}, means);
    }
  }

  @Test
  void begun_anew_the_first_mean_is_the_first_value() {
    var means = new double[1];
    var one = Ewmas.ofRate(1, .3);
    one.next(new double[] {8});
    one.restart();
    one.next(new double[] {2});
    one.means(means);
    assertArrayEquals(new double[] {2}, means, 1e-15);
  }
}
