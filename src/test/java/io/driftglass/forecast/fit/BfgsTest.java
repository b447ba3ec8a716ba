package io.driftglass.forecast.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BfgsTest {
  /// Rosenbrock's valley has its lowest point, 0, at (1, 1).
  @Test
  void the_bottom_of_a_bent_valley_is_found() {
    Objective valley =
        (at, slope) -> {
          double bend = at[1] - at[0] * at[0];
          slope[0] = -400 * at[0] * bend - 2 * (1 - at[0]);
          slope[1] = 200 * bend;
          return 100 * bend * bend + (1 - at[0]) * (1 - at[0]);
        };
    var found = Bfgs.from(new double[] {-1.2, 1}, valley, 200, 1e-14);
    assertArrayEquals(new double[] {1, 1}, found.at(), 1e-5);
  }

  @Test
  void where_the_function_is_not_defined_is_not_entered() {
    var logarithm =
        Objective.differences(
            at -> at[0] > 0 ? at[0] - Math.log(at[0]) : Double.POSITIVE_INFINITY, 1e-6);
    assertEquals(1, Bfgs.from(new double[] {.01}, logarithm, 100, 1e-12).at()[0], 1e-3);
  }
}
