package io.driftglass.monitor.change;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChangeFindersTest {
  private static final int[] NONE = {};

  @TestFactory
  Stream<DynamicTest> a_step_is_found_where_it_is() {
    return each(
        finder -> {
          var found = in(finder, series(200, row -> row < 120 ? 0 : 6, 1));
          assertEquals(1, found.length, Arrays.toString(found));
          assertEquals(120, found[0], 2);
        });
  }

  @TestFactory
  Stream<DynamicTest> noise_alone_has_no_change() {
    return each(
        finder -> {
          int changes = 0;
          for (int seed = 0; seed < 20; seed++) {
            changes += in(finder, series(200, row -> 0, seed)).length;
          }
          assertTrue(changes <= 4, changes + " changes in 20 series of noise");
        });
  }

  @TestFactory
  Stream<DynamicTest> missing_values_are_bridged_and_what_says_nothing_has_no_change() {
    return each(
        finder -> {
          var values = series(200, row -> row < 120 ? 0 : 6, 1);
          for (int row = 3; row < values.length; row += 11) values[row] = Double.NaN;
          values[0] = Double.NaN;
          values[7] = Double.POSITIVE_INFINITY;
          assertEquals(120, in(finder, values)[0], 3);
          assertArrayEquals(NONE, in(finder));
          assertArrayEquals(NONE, in(finder, 5));
          assertArrayEquals(NONE, in(finder, Double.NaN, Double.NaN, 1));
          assertArrayEquals(NONE, in(finder, new double[50]));
          var endless = new double[50];
          Arrays.fill(endless, Double.NEGATIVE_INFINITY);
          assertArrayEquals(NONE, in(finder, endless));
        });
  }

  @Test
  void a_steady_rise_and_a_season_are_no_changes() {
    assertArrayEquals(NONE, auto(series(200, row -> .2 * row, 1)));
    assertArrayEquals(NONE, auto(series(240, row -> 20 * Math.sin(row * Math.PI / 6), 1)));
  }

  @Test
  void a_bend_is_a_change() {
    var found = auto(series(200, row -> row < 100 ? row : 200 - row, 1));
    assertEquals(1, found.length, Arrays.toString(found));
    assertEquals(100, found[0], 3);
  }

  @Test
  void noise_that_remembers_is_no_series_of_steps() {
    var random = new Random(4);
    var state = new double[1];
    var values = new double[300];
    Arrays.setAll(values, row -> state[0] = .5 * state[0] + random.nextGaussian());
    assertArrayEquals(NONE, auto(values));
  }

  @Test
  void a_step_in_a_long_series_is_found_to_the_row() {
    var found = auto(series(20_000, row -> row < 12_345 ? 0 : 2, 1));
    assertEquals(1, found.length, Arrays.toString(found));
    assertEquals(12_345, found[0], 3);
  }

  @Test
  void pelt_and_binary_segmentation_place_three_levels_alike() {
    var values = series(300, row -> row < 100 ? 0 : row < 200 ? 5 : -5, 2);
    for (var finder : List.of(Pelt.METHOD, BinarySegmentation.METHOD)) {
      var found = in(finder, values);
      assertEquals(2, found.length, finder.id());
      assertEquals(100, found[0], 1);
      assertEquals(200, found[1], 1);
    }
  }

  @Test
  void cancel_stops_the_search() {
    var cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String message) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class,
        () ->
            ChangeFinders.in(
                series(100, row -> 0, 1), ChangeFinders.AUTO.withDefaults(), cancelled));
  }

  private interface Promise {
    void holds(Method<ChangeFinder> finder);
  }

  private static Stream<DynamicTest> each(Promise promise) {
    return ChangeFinders.ALL.stream()
        .map(finder -> DynamicTest.dynamicTest(finder.id(), () -> promise.holds(finder)));
  }

  private static int[] auto(double... values) {
    return in(ChangeFinders.AUTO, values);
  }

  private static int[] in(Method<ChangeFinder> finder, double... values) {
    return ChangeFinders.in(values, finder.withDefaults(), Progress.NONE);
  }

  private static double[] series(int rows, IntToDoubleFunction level, long seed) {
    var random = new Random(seed);
    var values = new double[rows];
    Arrays.setAll(values, row -> level.applyAsDouble(row) + random.nextGaussian());
    return values;
  }
}
