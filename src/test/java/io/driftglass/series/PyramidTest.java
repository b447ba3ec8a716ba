package io.driftglass.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PyramidTest {
  private static final double NAN = Double.NaN;

  @Test
  void every_stretch_has_the_extremes_of_its_rows() {
    var random = new Random(3);
    var values = IntStream.range(0, 5000).mapToDouble(row -> random.nextGaussian()).toArray();
    Arrays.fill(values, 1000, 1400, NAN);
    var pyramid = Pyramid.of(values);
    for (int trial = 0; trial < 500; trial++) {
      int from = random.nextInt(values.length);
      int until = from + random.nextInt(values.length - from + 1);
      var here = Arrays.stream(values, from, until).filter(value -> !Double.isNaN(value));
      var statistics = here.summaryStatistics();
      boolean empty = statistics.getCount() == 0;
      assertEquals(empty ? NAN : statistics.getMin(), pyramid.low(from, until));
      assertEquals(empty ? NAN : statistics.getMax(), pyramid.high(from, until));
    }
  }
}
