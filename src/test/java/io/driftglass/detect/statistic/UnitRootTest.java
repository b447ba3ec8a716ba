package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class UnitRootTest {
  /// The t value of the weight, by ordinary least squares in NumPy: -1.581102878449134.
  @Test
  void the_statistic_is_that_of_the_regression() {
    var values = new double[60];
    long state = 1;
    double value = 0;
    for (int t = 0; t < values.length; t++) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648L;
      value = .95 * value + state / 2_147_483_648. - .5;
      values[t] = value;
    }
    assertEquals(-1.581102878449134, UnitRoot.statistic(values, new boolean[60]), 1e-6);
  }

  @Test
  void random_walks_wander_and_what_comes_back_does_not() {
    int walks = 0;
    for (long seed = 1; seed <= 50; seed++) {
      if (wanders(seed, (before, noise) -> before + noise)) walks++;
      assertFalse(wanders(seed, (before, noise) -> noise), "noise " + seed);
      assertFalse(wanders(seed, (before, noise) -> .9 * before + noise), "drawn back " + seed);
    }
    assertTrue(walks >= 47, walks + " of 50 walks");
  }

  @Test
  void a_wave_a_constant_and_a_few_rows_do_not_wander() {
    var random = new Random(1);
    var wave = new double[1000];
    for (int t = 0; t < 1000; t++) wave[t] = Math.sin(t / 40.) + .01 * random.nextGaussian();
    assertFalse(wanders(wave, new boolean[1000]));
    assertFalse(wanders(new double[1000], new boolean[1000]));
    assertFalse(wanders(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new boolean[10]));
  }

  @Test
  void missing_values_and_gaps_are_stepped_over() {
    var random = new Random(3);
    var values = new double[1000];
    var gaps = new boolean[1000];
    for (int t = 0; t < 1000; t++) values[t] = random.nextGaussian();
    for (int t = 50; t < 1000; t += 90) values[t] = Double.NaN;
    gaps[500] = true;
    for (int t = 500; t < 1000; t++) values[t] += 1000;
    assertFalse(wanders(values, gaps));
    assertFalse(wanders(Arrays.copyOf(values, 500), new boolean[500]));
  }

  @Test
  void what_lay_at_two_levels_one_after_the_other_does_not_wander() {
    var random = new Random(3);
    var values = new double[1000];
    for (int t = 0; t < 1000; t++) values[t] = random.nextGaussian() + (t < 400 ? 0 : 30);
    assertTrue(UnitRoot.statistic(values, new boolean[1000]) > -3.43, "as a whole it looks so");
    assertFalse(wanders(values, new boolean[1000]));
  }

  @Test
  void what_goes_to_and_fro_by_rule_does_not_wander() {
    var values = new double[200];
    for (int t = 0; t < 200; t++) values[t] = t % 2 == 0 ? 0 : 10;
    assertFalse(wanders(values, new boolean[200]));
  }

  @Test
  void among_many_walks_one_that_looks_drawn_back_is_one_too() {
    int alone = 0;
    int among = 0;
    for (int first = 0; first < 800; first += 40) {
      var walks = new double[40][];
      for (int c = 0; c < 40; c++) walks[c] = walk(first + c, 200);
      for (var walk : walks) if (!wanders(walk, new boolean[200])) alone++;
      for (boolean told : UnitRoot.among(walks, new boolean[200])) if (!told) among++;
    }
    assertTrue(alone >= 5, alone + " look drawn back alone");
    assertTrue(among <= 1, among + " look drawn back among others");
  }

  @Test
  void among_what_is_drawn_back_one_walk_is_a_walk() {
    var columns = new double[40][];
    for (int c = 0; c < 40; c++) columns[c] = new Random(c).doubles(300).toArray();
    columns[7] = walk(7, 300);
    var told = UnitRoot.among(columns, new boolean[300]);
    for (int c = 0; c < 40; c++) assertEquals(c == 7, told[c], "channel " + c);
  }

  private static double[] walk(long seed, int rows) {
    var random = new Random(seed);
    var values = new double[rows];
    for (int t = 1; t < rows; t++) values[t] = values[t - 1] + random.nextGaussian();
    return values;
  }

  private static boolean wanders(double[] values, boolean[] gapBefore) {
    return UnitRoot.among(new double[][] {values}, gapBefore)[0];
  }

  private static boolean wanders(long seed, DoubleBinaryOperator next) {
    var random = new Random(seed);
    var values = new double[1000];
    for (int t = 1; t < values.length; t++) {
      values[t] = next.applyAsDouble(values[t - 1], random.nextGaussian());
    }
    return wanders(values, new boolean[values.length]);
  }
}
