package io.driftglass.monitor.abtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.InsufficientData;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int SIMULATIONS = 1_000;
  private static final int ROWS = 1_000;
  private static final int LOOKS = 7;
  private static final Boundary BOUNDARY = Boundary.of(LOOKS, Comparison.ALPHA);

  /// O'Brien and Fleming's constants at 5 %, two-sided (Jennison and Turnbull 2000, table 2.3).
  @Test
  void boundaries_are_the_published_ones() {
    assertEquals(1.960, Boundary.of(1, .05).at(1), .01);
    assertEquals(1.977, Boundary.of(2, .05).at(2), .01);
    assertEquals(2.040, Boundary.of(5, .05).at(5), .01);
    assertEquals(2.040 * Math.sqrt(5), Boundary.of(5, .05).at(1), .03);
  }

  /// 93.6 % is where 1000 simulations of a true 95 % fall short once in forty.
  @Test
  void a_model_against_its_equal_has_no_winner() {
    for (double memory : new double[] {0, .6}) {
      int none = 0;
      for (int seed = 0; seed < SIMULATIONS; seed++) {
        if (compared(seed, memory, 0).winner() == Comparison.Winner.NONE) none++;
      }
      assertTrue(none >= 936, none + " of 1000 without a winner at memory " + memory);
    }
  }

  /// A gain of .15 standard deviations of the difference, rows independent.
  @Test
  void a_stated_gain_is_found_four_times_in_five() {
    int found = 0;
    int sooner = 0;
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      var comparison = compared(seed, 0, .15);
      if (comparison.winner() == Comparison.Winner.B) found++;
      if (comparison.looks().size() < LOOKS) sooner++;
    }
    assertTrue(found >= 800, "found in " + found + " of 1000");
    assertTrue(sooner >= 500, "before the last look in " + sooner + " of 1000");
  }

  @Test
  void the_same_losses_differ_by_nothing_and_a_steady_gain_is_found_at_once() {
    var loss = new Random(1).doubles(400).toArray();
    assertEquals(Comparison.Winner.NONE, Comparison.of(loss, loss, 2).winner());
    var less = Arrays.stream(loss).map(value -> value - .5).toArray();
    var comparison = Comparison.of(loss, less, 2);
    assertEquals(Comparison.Winner.B, comparison.winner());
    assertEquals(
        "new loses 0.500 less than old a row, found after 200 rows at look 1 of 2.",
        comparison.sentence("old", "new"));
    assertEquals(Comparison.Winner.A, Comparison.of(less, loss, 2).winner());
  }

  @Test
  void too_few_judged_rows_say_how_many_are_needed() {
    var loss = new double[120];
    Arrays.fill(loss, 0, 30, Double.NaN);
    var told = assertThrows(InsufficientData.class, () -> Comparison.of(loss, loss, 2));
    assertEquals(
        "A comparison with 2 looks needs 100 rows that both models have judged, there are 90.",
        told.getMessage());
  }

  private static Comparison compared(long seed, double memory, double gain) {
    var random = new Random(seed);
    var a = new double[ROWS];
    var b = new double[ROWS];
    double state = random.nextGaussian() / Math.sqrt(1 - memory * memory);
    for (int row = 0; row < ROWS; row++) {
      state = memory * state + random.nextGaussian();
      b[row] = random.nextDouble();
      a[row] = b[row] + state + gain;
    }
    return Comparison.of(a, b, BOUNDARY);
  }
}
