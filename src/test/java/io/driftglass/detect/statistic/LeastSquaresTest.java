package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  @Test
  void a_plane_is_found() {
    var rows = new LeastSquares(3, 2);
    for (double[] x : new double[][] {{1, 0, 1}, {0, 1, 1}, {1, 1, 1}, {2, 5, 1}}) {
      rows.add(x, 3 * x[0] - 2 * x[1] + 5, x[1]);
    }
    var weights = rows.solve(1e-12);
    assertArrayEquals(new double[] {3, -2, 5}, weights[0], 1e-6);
    assertArrayEquals(new double[] {0, 1, 0}, weights[1], 1e-6);
  }

  @Test
  void the_penalty_is_the_textbook_one() {
    // x = 1, 2; y = 2, 4: (5 + 2 * .5) w = 10
    var rows = new LeastSquares(1, 1);
    rows.add(new double[] {1}, 2);
    rows.add(new double[] {2}, 4);
    assertArrayEquals(new double[] {10 / 6.}, rows.solve(.5)[0], 1e-12);
  }

  @Test
  void taking_a_block_away_is_never_having_added_it() {
    var first = new LeastSquares(2, 1);
    first.add(new double[] {1, 2}, 3);
    var second = new LeastSquares(2, 1);
    second.add(new double[] {2, -1}, 5);
    assertArrayEquals(first.solve(.1)[0], first.plus(second).minus(second).solve(.1)[0], 1e-12);
  }

  @Test
  void equal_columns_share_the_weight() {
    var rows = new LeastSquares(2, 1);
    for (int i = 1; i < 50; i++) rows.add(new double[] {i, i}, 4 * i);
    assertArrayEquals(new double[] {2, 2}, rows.solve(1e-9)[0], 1e-4);
  }

  @Test
  void without_rows_every_weight_is_nothing() {
    assertArrayEquals(new double[] {0, 0}, new LeastSquares(2, 1).solve(1)[0]);
  }

  @Test
  void what_weights_leave_unexplained_needs_no_second_pass() {
    // y - 2 x is 1, -2, 0
    var rows = new LeastSquares(1, 1);
    for (double[] row : new double[][] {{1, 3}, {2, 2}, {3, 6}}) {
      rows.add(new double[] {row[0]}, row[1]);
    }
    assertArrayEquals(new double[] {5}, rows.unexplained(new double[][] {{2}}), 1e-12);
  }
}
