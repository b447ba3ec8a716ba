package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningQuantileTest {
  @Test
  void it_is_infinite_until_fifty_values_were_seen() {
    var running = new RunningQuantile(.98, 15);
    for (int i = 0; i < 49; i++) running.add(3);
    assertEquals(Double.POSITIVE_INFINITY, running.value());
    running.add(3);
    assertEquals(3, running.value(), 15 / 2000.);
  }

  @Test
  void it_follows_the_sorted_values_to_a_bin() {
    var values = new Random(1).doubles(5000, 0, 15).toArray();
    var running = new RunningQuantile(.98, 15);
    for (double value : values) running.add(value);
    Arrays.sort(values);
    assertEquals(values[4900], running.value(), 2 * 15 / 2000.);
  }

  @Test
  void a_restored_one_goes_on_alike() {
    var first = new RunningQuantile(.9, 1);
    new Random(2).doubles(500).forEach(first::add);
    var second = new RunningQuantile(.9, 1);
    second.restore(first.state());
    new Random(3)
        .doubles(500)
        .forEach(
            value -> {
              first.add(value);
              second.add(value);
              assertEquals(first.value(), second.value());
            });
  }
}
