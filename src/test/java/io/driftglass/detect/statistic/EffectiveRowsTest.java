package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectiveRowsTest {
  @Test
  void values_without_order_all_tell_and_runs_of_equal_ones_tell_once() {
    double[] noise = new Random(1).doubles(10_000).toArray();
    assertEquals(10_000, EffectiveRows.of(noise), 3500);
    double[] runs = IntStream.range(0, 10_000).mapToDouble(t -> noise[t / 20]).toArray();
    assertEquals(500, EffectiveRows.of(runs), 200);
  }
}
