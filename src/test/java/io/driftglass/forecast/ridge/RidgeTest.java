package io.driftglass.forecast.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
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

  @Test
  void rows_of_any_number_weigh_as_they_would_one_after_another_to_the_last_bit() {
    for (int rows = 3; rows <= 13; rows++) {
      var random = new Random(rows);
      var ridge = new Ridge(3, 1);
      var gram = new double[3][3];
      var cross = new double[3];
      double weights = 0;
      var input = new double[3];
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < 3; i++) input[i] = random.nextGaussian();
        double target = random.nextGaussian();
        double weight = random.nextDouble();
        ridge.add(input, new double[] {target}, weight);
        weights += weight;
        for (int i = 0; i < 3; i++) {
          for (int j = 0; j <= i; j++) gram[i][j] += weight * input[i] * input[j];
          cross[i] += weight * target * input[i];
        }
      }
      double trace = gram[0][0] + gram[1][1] + gram[2][2];
      double penalty = .1 * trace / 3 + 1e-26 * weights + Double.MIN_NORMAL;
      var expected = Cholesky.solve(Cholesky.of(gram, 3, penalty), cross);
      assertArrayEquals(expected, ridge.solve(.1)[0]);
      assertArrayEquals(expected, ridge.solve(.1)[0]);
    }
  }
}
