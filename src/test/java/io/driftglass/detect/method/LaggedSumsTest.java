package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.detect.statistic.LeastSquares;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaggedSumsTest {
  private static final int[] RUNS = {0, 40, 43, 44, 46, 50, 57, 100};

  @Test
  void the_regression_is_that_of_rows_gathered_one_by_one() {
    var z = rows(3);
    var direct = new LeastSquares(7, 3);
    int[] run = RUNS;
    for (int r = 0; r < run.length; r += 2) {
      for (int t = run[r] + 2; t < run[r + 1]; t++) {
        direct.add(
            new double[] {
              z[t - 1][0], z[t - 1][1], z[t - 1][2], z[t - 2][0], z[t - 2][1], z[t - 2][2], 1
            },
            z[t]);
      }
    }
    var gathered = sums(z, 3).regression();
    assertEquals(direct.rows(), gathered.rows());
    var expected = direct.solve(.01);
    for (int c = 0; c < 3; c++) assertArrayEquals(expected[c], gathered.solve(.01)[c], 1e-12);
    assertArrayEquals(direct.unexplained(expected), gathered.unexplained(expected), 1e-10);
  }

  @Test
  void the_covariance_is_of_every_row_that_is_there() {
    var z = rows(2);
    double sum = 0;
    int count = 0;
    for (int r = 0; r < RUNS.length; r += 2) {
      for (int t = RUNS[r]; t < RUNS[r + 1]; t++, count++) sum += z[t][0] * z[t][1];
    }
    assertEquals(sum / count, sums(z, 2).covariance()[0][1], 1e-12);
    assertEquals(sum / count, sums(z, 2).covariance()[1][0], 1e-12);
  }

  /// A block that begins and ends within runs.
  @Test
  void a_block_taken_off_leaves_the_other_rows() {
    var z = rows(3);
    var whole = sums(z, 3);
    var block = new LaggedSums(3, 2);
    var after = new LaggedSums(3, 2);
    block.addWithin(z, 0, 40, 31);
    block.addWithin(z, 43, 44, 43);
    block.addWithin(z, 46, 50, 46);
    block.addWithin(z, 57, 60, 57);
    after.addAfter(z, 57, 100, 60);
    var left = whole.minus(block).minus(after);
    var others = new LaggedSums(3, 2);
    others.addRun(z, 0, 31);
    others.addRun(z, 60, 100);
    same(others, left);
    // The parts of a run, one after the other, are the run.
    var parts = new LaggedSums(3, 2);
    parts.addWithin(z, 0, 31, 0);
    parts.addWithin(z, 0, 40, 31);
    var run = new LaggedSums(3, 2);
    run.addRun(z, 0, 40);
    same(run, parts);
    same(whole, whole.minus(run).plus(run));
  }

  @Test
  void the_sums_are_taken_to_another_scale_without_the_rows() {
    var z = rows(3);
    double[] factor = {2, .5, 1};
    double[] shift = {.3, -1, 0};
    var moved = new double[100][3];
    for (int t = 0; t < 100; t++) {
      for (int c = 0; c < 3; c++) moved[t][c] = factor[c] * z[t][c] + shift[c];
    }
    var sums = sums(z, 3);
    var expected = sums(moved, 3);
    for (int c = 0; c < 3; c++) {
      assertArrayEquals(expected.covariance()[c], sums.covariance(factor, shift)[c], 1e-12);
    }
    same(expected.regression(), sums.regression(factor, shift));
  }

  private static void same(LaggedSums expected, LaggedSums actual) {
    for (int c = 0; c < 3; c++) {
      assertArrayEquals(expected.covariance()[c], actual.covariance()[c], 1e-12);
    }
    same(expected.regression(), actual.regression());
  }

  private static void same(LeastSquares expected, LeastSquares actual) {
    assertEquals(expected.rows(), actual.rows());
    var weights = expected.solve(.01);
    for (int c = 0; c < 3; c++) assertArrayEquals(weights[c], actual.solve(.01)[c], 1e-10);
    assertArrayEquals(expected.unexplained(weights), actual.unexplained(weights), 1e-10);
  }

  private static LaggedSums sums(double[][] z, int channels) {
    var sums = new LaggedSums(channels, 2);
    for (int r = 0; r < RUNS.length; r += 2) sums.addRun(z, RUNS[r], RUNS[r + 1]);
    return sums;
  }

  private static double[][] rows(int channels) {
    var random = new Random(1);
    return Arrays.stream(new double[100][channels])
        .map(row -> Arrays.stream(row).map(v -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }
}
