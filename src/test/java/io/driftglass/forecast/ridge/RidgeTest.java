package io.driftglass.forecast.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class RidgeTest {
  @Test
  void without_penalty_the_line_through_the_points_is_found() {
    var ridge = new Ridge(2, 2);
    ridge.add(new double[] {1, 0}, new double[] {2, 1}, 1);
    ridge.add(new double[] {0, 1}, new double[] {3, 1}, 1);
    ridge.add(new double[] {1, 1}, new double[] {5, 2}, 1);
    var weights = ridge.solve(1e-14);
    assertArrayEquals(new double[] {2, 3}, weights[0], 1e-9);
    assertArrayEquals(new double[] {1, 1}, weights[1], 1e-9);
  }

  /// One input: weight = cross / (gram + lambda * gram) = 6 / (2 * 4).
  @Test
  void the_penalty_is_relative_to_the_mean_eigenvalue() {
    var ridge = new Ridge(1, 1);
    ridge.add(new double[] {2}, new double[] {3}, 1);
    assertArrayEquals(new double[] {.75}, ridge.solve(1)[0], 1e-12);
  }

  @Test
  void inputs_that_never_move_get_no_weight() {
    var ridge = new Ridge(2, 1);
    ridge.add(new double[2], new double[] {3}, 1);
    assertArrayEquals(new double[2], ridge.solve(.1)[0]);
  }
}
