package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.driftglass.series.Cadence;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvenSeriesTest {
  private static final double NO = Double.NaN;

  @Test
  void missing_rows_become_gaps_and_repeated_rows_their_mean() {
    assertArrayEquals(
        new double[] {1, 2, NO, 5, 6}, grid(new long[] {0, 10, 30, 30, 40}, 1, 2, 4, 6, 6));
  }

  @Test
  void stamps_that_waver_keep_their_step() {
    assertArrayEquals(new double[] {1, 2, 3, 4}, grid(new long[] {0, 11, 19, 30}, 1, 2, 3, 4));
  }

  @Test
  void what_lies_before_the_first_value_is_left_out() {
    assertArrayEquals(new double[] {7, NO, 9}, grid(new long[] {0, 10, 20, 30}, NO, 7, NO, 9));
  }

  @Test
  void a_short_gap_is_a_straight_line_and_the_end_keeps_the_last_value() {
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 4}, EvenSeries.filled(new double[] {1, NO, NO, 4, NO}, 1));
  }

  @Test
  void a_long_gap_takes_the_same_phase_of_both_neighbouring_cycles() {
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 2, 3, 4, 4, 3, 4, 5, 4},
        EvenSeries.filled(new double[] {1, 2, 3, 4, NO, NO, NO, 4, 3, 4, 5, 4}, 4));
  }

  private static double[] grid(long[] ticks, double... values) {
    var frame =
        Frame.of(
            new Clock.Index("s"), ticks, List.of(Channel.target("x")), new double[][] {values});
    return EvenSeries.of(frame, 0, Cadence.of(frame));
  }
}
