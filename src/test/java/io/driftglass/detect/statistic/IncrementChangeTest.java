package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncrementChangeTest {
  private static final int ROWS = 300;

  /// By hand: the share of the newest sizes in each eighth of the remembered ones.
  @Test
  void is_how_unevenly_steps_and_turns_fall_into_the_eighths_of_those_remembered() {
    var values = new Random(1).doubles(900).map(v -> Math.rint(40 * v)).toArray();
    var steps = unevenness(values, 1, t -> Math.abs(values[t] - values[t - 1]));
    var turns = unevenness(values, 2, t -> Math.abs(values[t] - 2 * values[t - 1] + values[t - 2]));
    var increments = new IncrementChange(ROWS);
    for (int t = 0; t < values.length; t++) {
      assertEquals((steps[t] + turns[t]) / 2, increments.next(values[t]), 1e-9, "row " + t);
    }
  }

  private static double[] unevenness(double[] values, int first, IntToDoubleFunction size) {
    var sizes =
        IntStream.range(0, values.length)
            .mapToDouble(t -> t < first ? 0 : size.applyAsDouble(t))
            .toArray();
    var share = new double[8];
    double seen = 0;
    var all = new double[values.length];
    for (int t = first; t < values.length; t++) {
      var others = Arrays.copyOfRange(sizes, Math.max(first, t - ROWS), t);
      if (others.length >= 100) {
        double own = sizes[t];
        double below = Arrays.stream(others).filter(v -> v < own).count();
        double until = Arrays.stream(others).filter(v -> v <= own).count() + 1;
        double eighth = (others.length + 1) / 8.;
        for (int k = 0; k < 8; k++) {
          double in = Math.min(until, (k + 1) * eighth) - Math.max(below, k * eighth);
          share[k] += 2 / 97. * (Math.max(0, in) / (until - below) - share[k]);
        }
        seen += 2 / 97. * (1 - seen);
      }
      if (seen == 0) continue;
      for (double part : share) all[t] += seen * 8 * Math.pow(part / seen - 1 / 8., 2);
    }
    return all;
  }

  @Test
  void steps_as_ever_are_even_and_others_of_the_same_spread_are_not() {
    var random = new Random(2);
    var increments = new IncrementChange(2000);
    for (int t = 0; t < 3000; t++) {
      double next = increments.next(random.nextGaussian());
      assertTrue(next < .5, next + " at row " + t);
    }
    double last = 0;
    for (int t = 0; t < 150; t++) last = increments.next(random.nextBoolean() ? 1 : -1);
    assertTrue(last > 1, "was " + last);
  }

  @Test
  void one_wild_value_is_one_row() {
    var random = new Random(3);
    var increments = new IncrementChange(2000);
    double before = 0;
    for (int t = 0; t < 1000; t++) before = increments.next(random.nextGaussian());
    assertEquals(before, increments.next(1e9), .05);
  }

  @Test
  void a_channel_that_stands_still_or_takes_few_values_is_even() {
    var random = new Random(5);
    var still = new IncrementChange(500);
    var few = new IncrementChange(500);
    for (int t = 0; t < 1500; t++) {
      assertEquals(0, still.next(7), 1e-9);
      double next = few.next(random.nextInt(3));
      assertTrue(next < .5, next + " at row " + t);
    }
  }

  @Test
  void other_units_change_nothing_however_they_round() {
    var random = new Random(6);
    var plain = new IncrementChange(500);
    var other = new IncrementChange(500);
    for (int t = 0; t < 1500; t++) {
      double value = Math.rint(100 * random.nextGaussian()) / 100;
      assertEquals(plain.next(value), other.next(32 + 1.8 * value), 1e-9, "row " + t);
    }
  }

  @Test
  void goes_on_from_what_was_written() throws IOException {
    for (int rows : new int[] {0, 1, 80, 700}) {
      var whole = new IncrementChange(ROWS);
      var random = new Random(rows);
      for (int t = 0; t < rows; t++) whole.next(random.nextGaussian());
      var bytes = new ByteArrayOutputStream();
      whole.write(new ParameterWriter(bytes));
      var restored = new IncrementChange(ROWS);
      restored.restore(new ParameterReader(new ByteArrayInputStream(bytes.toByteArray())));
      for (int t = 0; t < 400; t++) {
        double value = random.nextGaussian();
        assertEquals(whole.next(value), restored.next(value));
      }
    }
  }

  @Test
  void stays_finite_whatever_the_values() {
    var increments = new IncrementChange(120);
    for (double value : new double[] {1.7e308, -1.7e308, 0, 1e-300}) {
      for (int t = 0; t < 200; t++) {
        double next = increments.next(t % 2 * value);
        assertTrue(next >= 0 && next <= 7, "was " + next);
      }
    }
  }
}
