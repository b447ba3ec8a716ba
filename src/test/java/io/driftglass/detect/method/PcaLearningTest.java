package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.series.Frame;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcaLearningTest {
  @Test
  void a_model_without_the_last_block_is_that_of_the_rows_before_it() {
    same(columns(400, false), 400);
  }

  /// On the scale of all rows the lower of two peaks is not held; without the higher one it is.
  @Test
  void so_it_is_where_values_are_held_on_one_scale_and_not_on_the_other() {
    same(columns(400, true), 400);
  }

  private static void same(double[][] columns, int rows) {
    var frame = Waves.frame(columns);
    var without = learning(frame, columns, 4).without(3);
    var before = frame.slice(0, rows * 3 / 4);
    var expected = learning(before, new double[][] {before.column(0), before.column(1)}, 4).all();
    assertArrayEquals(expected.variances(), without.variances(), 1e-9);
    assertArrayEquals(expected.errors(), without.errors(), 1e-9);
    assertArrayEquals(expected.limits(), without.limits(), 1e-6);
  }

  private static PcaLearning learning(Frame frame, double[][] columns, int blocks) {
    return new PcaLearning(frame, Gaps.of(frame), columns, .9, blocks);
  }

  private static double[][] columns(int rows, boolean peaks) {
    var random = new Random(1);
    var columns = new double[2][rows];
    for (int t = 0; t < rows; t++) {
      columns[0][t] = random.nextGaussian();
      columns[1][t] = columns[0][t] + random.nextGaussian() + 3;
    }
    if (peaks) {
      columns[1][100] = 100;
      columns[1][rows - 20] = 1000;
    }
    return columns;
  }
}
