package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaneBenchTest {
  /// Of all rows together T2 is as many as there are axes, and Q what the axes leave of the
  /// channels' variance of 1 each.
  @Test
  void over_all_rows_t2_and_q_add_up_to_the_axes_and_the_rest() {
    var random = new Random(1);
    var columns = new double[3][500];
    for (int t = 0; t < 500; t++) {
      columns[0][t] = random.nextGaussian();
      columns[1][t] = 5 + 2 * columns[0][t];
      columns[2][t] = random.nextGaussian();
    }
    // one axis for the two that go together (variance 2 of 3), one for the third (1 of 3)
    var found = PlaneBench.run(columns);
    assertEquals(2, mean(found[0]), 1e-9);
    assertEquals(0, mean(found[1]), 1e-9);
    columns[1] = columns[0].clone();
    columns[2] = columns[0].clone();
    columns[2][7] += 3;
    var narrow = PlaneBench.run(columns);
    assertEquals(1, mean(narrow[0]), 1e-9);
    assertEquals(7, strangest(narrow[1]));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static int strangest(double[] values) {
    int at = 0;
    for (int t = 0; t < values.length; t++) if (values[t] > values[at]) at = t;
    return at;
  }
}
