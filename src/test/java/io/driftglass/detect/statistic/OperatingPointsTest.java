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
import org.junit.jupiter.api.Test;

class OperatingPointsTest {
  /// The swing of a stretch without any.
  private static final double NONE = .5 * Math.log(.1);

  @Test
  void a_level_between_two_known_ones_is_far() {
    // Levels 0 and 1 in turn. A stretch of .5 lies where none was: the nearest known ones rest at
    // 0 and 1, or are on the way from one to the other and so swing.
    var walk = OperatingPoints.fit(levels(2400)).walk(.2);
    for (double value : levels(600)) assertEquals(0, walk.next(value));
    for (int row = 0; row < 29; row++) walk.next(.5);
    assertTrue(walk.next(.5) > 1);
  }

  @Test
  void strangeness_grows_from_half_of_far_to_three() {
    // One known place, at 0 without swing, where nothing is usual: far is what is asked for.
    var points = OperatingPoints.fit(new double[1200]);
    double middle = .1 * Math.round(NONE / .1) - NONE;
    for (double level : new double[] {.2, .3, .4, .5, .9}) {
      double distance = Math.hypot(level, middle);
      double expected = Math.clamp(2 * distance / (Math.abs(middle) + .4) - 1, 0, 3);
      assertEquals(expected, after(points.walk(.4), level), 1e-9, "level " + level);
    }
    assertEquals(3, after(points.walk(.4), 1e9), 1e-9);
  }

  @Test
  void where_it_stays_it_is_at_home_after_a_hundred_rows() {
    var walk = OperatingPoints.fit(levels(2400)).walk(.2);
    double last = 0;
    for (int row = 0; row < 200; row++) {
      last = walk.next(.5);
      if (row == 110) assertTrue(last > 1, "said " + last);
    }
    assertEquals(0, last);
  }

  @Test
  void where_every_quarter_of_training_has_a_place_of_its_own_a_new_one_is_less_far() {
    var train = quick(2400);
    assertTrue(after(OperatingPoints.fit(train).walk(.2), 0) > 1);
    double[] own = {-.5, 1.5, -1, 2};
    for (int b = 0; b < 4; b++) Arrays.fill(train, 600 * b + 200, 600 * b + 400, own[b]);
    double said = after(OperatingPoints.fit(train).walk(.2), 0);
    assertTrue(said > 0 && said < 1, "said " + said);
  }

  @Test
  void under_a_thousand_rows_nothing_is_far() {
    assertEquals(0, after(OperatingPoints.fit(quick(1000)).walk(.2), 0));
    assertTrue(after(OperatingPoints.fit(quick(1100)).walk(.2), 0) > 1);
    var missing = quick(1100);
    Arrays.fill(missing, 200, 400, Double.NaN);
    assertEquals(0, after(OperatingPoints.fit(missing).walk(.2), 0));
  }

  @Test
  void a_random_walk_is_at_home_everywhere() {
    var random = new Random(2);
    var walked = new double[4000];
    for (int row = 1; row < 4000; row++) walked[row] = walked[row - 1] + random.nextGaussian() / 40;
    assertEquals(0, after(OperatingPoints.fit(walked).walk(.2), 90));
  }

  @Test
  void a_missing_value_repeats_and_a_gap_begins_anew() {
    var walk = OperatingPoints.fit(levels(2400)).walk(.2);
    double said = after(walk, .5);
    assertEquals(said, walk.next(Double.NaN));
    walk.forget();
    assertEquals(0, walk.next(Double.NaN));
    for (int row = 0; row < 29; row++) assertEquals(0, walk.next(.5));
    assertTrue(walk.next(.5) > 1);
  }

  @Test
  void what_is_read_back_says_the_same() throws IOException {
    var points = OperatingPoints.fit(levels(2400));
    var out = new ByteArrayOutputStream();
    points.write(new ParameterWriter(out));
    var read =
        OperatingPoints.read(new ParameterReader(new ByteArrayInputStream(out.toByteArray())));
    var one = points.walk(.2);
    var other = read.walk(.2);
    for (int row = 0; row < 400; row++) {
      double value = Math.sin(row / 9.0) + (row > 200 ? .5 : 0);
      assertEquals(one.next(value), other.next(value), "row " + row);
    }
  }

  private static double after(OperatingPoints.Walk walk, double level) {
    double last = 0;
    for (int row = 0; row < 40; row++) last = walk.next(level);
    return last;
  }

  /// Ten rows at 0, then ten at 1, and so on.
  private static double[] quick(int rows) {
    var values = new double[rows];
    for (int row = 0; row < rows; row++) values[row] = row / 10 % 2;
    return values;
  }

  /// A hundred rows at 0, then a hundred at 1, and so on.
  private static double[] levels(int rows) {
    var values = new double[rows];
    for (int row = 0; row < rows; row++) values[row] = row / 100 % 2;
    return values;
  }
}
