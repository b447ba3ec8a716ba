package io.driftglass.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeriodogramTest {
  /// Two sines over a trend: 9/10 of the variance has a period of 288 rows, 1/10 one of 24.
  @Test
  void sines_are_found_with_their_period_and_their_share_of_the_variance() {
    var values =
        IntStream.range(0, 288 * 20)
            .mapToDouble(
                t -> 3 * Math.sin(2 * Math.PI * t / 288) + Math.sin(2 * Math.PI * t / 24) + .01 * t)
            .toArray();
    for (int t = 1000; t < 1010; t++) values[t] = Double.NaN;
    var peaks = Periodogram.of(values).peaks(3);
    assertEquals(2, peaks.size(), peaks.toString());
    assertEquals(288, peaks.get(0).periodRows(), .5);
    assertEquals(24, peaks.get(1).periodRows(), .02);
    assertEquals(.9, peaks.get(0).share(), .02);
    assertEquals(.1, peaks.get(1).share(), .02);
  }

  @Test
  void what_the_window_makes_of_one_sine_is_one_peak() {
    var sine = IntStream.range(0, 1000).mapToDouble(t -> Math.sin(2 * Math.PI * t / 73)).toArray();
    assertEquals(1, Periodogram.of(sine).peaks(5).size());
  }

  @Test
  void a_constant_or_short_series_has_no_cycle() {
    assertEquals(List.of(), Periodogram.of(new double[1000]).peaks(3));
    assertEquals(List.of(), Periodogram.of(new double[] {1, 2, 3}).peaks(3));
    var straight = IntStream.range(0, 1000).mapToDouble(t -> t).toArray();
    assertTrue(Periodogram.of(straight).peaks(3).stream().allMatch(p -> p.share() <= 1));
  }
}
