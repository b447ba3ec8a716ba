package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StillnessTest {
  @Test
  void a_channel_that_stops_falls_stiller_from_row_to_row() {
    // steps of 1, then none: the mean step falls by 2 / 61 a row
    var stillness = new Stillness(Stillness.least(alternating(300)));
    for (double value : alternating(200)) assertEquals(0, stillness.next(value));
    double shrunk = 1;
    for (int row = 0; row < 100; row++) {
      shrunk *= 1 - 2.0 / 61;
      assertEquals(Math.log(1.006 / (shrunk + .006)), stillness.next(1), 5e-3);
    }
  }

  @Test
  void what_was_never_seen_moving_has_not_fallen_still() {
    var stillness = new Stillness(Stillness.least(alternating(300)));
    for (int row = 0; row < 500; row++) assertEquals(0, stillness.next(3));
  }

  @Test
  void a_channel_that_rested_in_training_may_rest() {
    var train = alternating(600);
    Arrays.fill(train, 200, 500, 1);
    var stillness = new Stillness(Stillness.least(train));
    for (double value : train) assertTrue(stillness.next(value) < 1e-9);
  }

  @Test
  void a_gap_and_too_few_rows_tell_nothing() {
    assertEquals(Double.POSITIVE_INFINITY, Stillness.least(alternating(60)));
    var stillness = new Stillness(Stillness.least(alternating(300)));
    for (double value : alternating(200)) stillness.next(value);
    for (int row = 0; row < 50; row++) stillness.next(1);
    assertTrue(stillness.next(1) > 1);
    assertTrue(stillness.next(Double.NaN) > 1);
    stillness.forget();
    for (int row = 0; row < 200; row++) assertEquals(0, stillness.next(1));
  }

  @Test
  void few_rows_leave_open_how_still_a_channel_may_be() {
    var noise = new Random(1).doubles(5000).toArray();
    double few = Stillness.least(Arrays.copyOf(noise, 100));
    double many = Stillness.least(noise);
    assertTrue(few < many, few + " after few rows, " + many + " after many");
    var stillness = new Stillness(few);
    for (double value : noise) assertEquals(0, stillness.next(value));
  }

  private static double[] alternating(int rows) {
    var values = new double[rows];
    for (int row = 0; row < rows; row++) values[row] = row % 2;
    return values;
  }
}
