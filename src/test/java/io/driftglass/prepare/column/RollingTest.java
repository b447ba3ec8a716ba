package io.driftglass.prepare.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Every figure against the same figure taken anew from each window.
final class RollingTest {
  private static final double[] SMALL = {1, 3, Double.NaN, 2, 8, 8, 1};

  private static double[] present(double[] values, int from, int until) {
    return Arrays.stream(values, from, until).filter(v -> !Double.isNaN(v)).toArray();
  }

  private static double[] anew(
      double[] values, Reach reach, int least, ToDoubleFunction<double[]> figure) {
    var result = new double[values.length];
    for (int row = 0; row < result.length; row++) {
      double[] window = present(values, reach.from()[row], reach.until()[row]);
      result[row] = window.length < least ? Double.NaN : figure.applyAsDouble(window);
    }
    return result;
  }

  private static long[] ticks(Random random, int rows, int step) {
    var ticks = new long[rows];
    for (int row = 1; row < rows; row++) ticks[row] = ticks[row - 1] + random.nextInt(step);
    return ticks;
  }

  private static double std(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
  }

  @Test
  void windows_that_end_with_their_row_are_counted_by_hand() {
    var reach = Reach.trailing(new long[] {0, 1, 2, 3, 4, 5, 6}, 3);
    var rolling = new Rolling(SMALL, reach, 2);
    double none = Double.NaN;
    assertArrayEquals(new double[] {none, 2, 2, 2.5, 5, 6, 17 / 3.0}, rolling.mean(), 1e-12);
    assertArrayEquals(new double[] {none, 1, 1, 2, 2, 2, 1}, rolling.min());
    assertArrayEquals(new double[] {none, 3, 3, 3, 8, 8, 8}, rolling.max());
    assertArrayEquals(new double[] {none, 2, 2, 2.5, 5, 8, 8}, rolling.quantile(.5), 1e-12);
  }

  @Test
  void every_figure_equals_the_one_taken_anew_from_each_window_whatever_the_size_of_the_values() {
    for (double size : new double[] {1e-15, 1, 1e15}) {
      for (int seed = 0; seed < 40; seed++) {
        var random = new Random(seed);
        int rows = 1 + random.nextInt(120);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
          values[row] =
              random.nextInt(5) == 0 ? Double.NaN : size * (100 + random.nextInt(9) * .25);
        }
        long[] ticks = ticks(random, rows, 4);
        long length = 1L + random.nextInt(30);
        var reach =
            random.nextBoolean() ? Reach.trailing(ticks, length) : Reach.centred(ticks, length);
        int least = 1 + random.nextInt(3);
        var rolling = new Rolling(values, reach, least);
        double near = size * 1e-10;
        assertArrayEquals(
            anew(values, reach, least, w -> Arrays.stream(w).average().orElseThrow()),
            rolling.mean(),
            near);
        assertArrayEquals(anew(values, reach, least, RollingTest::std), rolling.std(), near);
        assertArrayEquals(
            anew(values, reach, least, w -> Arrays.stream(w).min().orElseThrow()), rolling.min());
        assertArrayEquals(
            anew(values, reach, least, w -> Arrays.stream(w).max().orElseThrow()), rolling.max());
        assertArrayEquals(
            anew(values, reach, least, w -> Spread.quantile(Spread.sorted(w), .3)),
            rolling.quantile(.3),
            near);
      }
    }
  }

  @Test
  void a_straight_line_has_its_slope_in_every_window_far_from_zero_too() {
    int rows = 1000;
    var places = new double[rows];
    var values = new double[rows];
    for (int row = 0; row < rows; row++) {
      places[row] = 1.7e9 + row * 60;
      values[row] = 5 + .25 * row;
    }
    long[] ticks = Arrays.stream(places).mapToLong(p -> (long) p).toArray();
    double[] slope = new Rolling(values, Reach.trailing(ticks, 600), 2).slope(places);
    assertEquals(Double.NaN, slope[0]);
    for (int row = 1; row < rows; row++) assertEquals(.25 / 60, slope[row], 1e-12);
  }

  @Test
  void the_median_distance_is_the_median_of_all_distances() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int rows = 1 + random.nextInt(40);
      double[] values = random.ints(rows, 0, 12).asDoubleStream().toArray();
      var window = new OrderedWindow(values);
      for (int row = 0; row < rows; row++) window.add(row);
      double middle = window.quantile(.5);
      double[] away = Spread.sorted(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
      assertEquals(Spread.median(away), window.medianDistance(middle), 1e-12, "seed " + seed);
    }
  }
}
