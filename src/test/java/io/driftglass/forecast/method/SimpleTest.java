package io.driftglass.forecast.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Season;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimpleTest {
  @Test
  void drift_goes_on_by_the_mean_change() {
    double[] values = {1, 9, 2, 7};
    assertArrayEquals(new double[] {9, 11}, new Drift().next(values, 4, 2, Season.NONE), 1e-12);
  }

  @Test
  void the_same_time_of_four_cycles_is_averaged() {
    var values = IntStream.range(0, 10).mapToDouble(r -> r % 2 == 0 ? r : 100).toArray();
    assertArrayEquals(
        new double[] {5, 100, 5}, new SameTimeMean().next(values, 10, 3, new Season(2, 2)));
  }

  /// A 6 every third row: 2 a row either way.
  @Test
  void rare_values_give_their_mean_rate() {
    var values = IntStream.range(0, 300).mapToDouble(r -> r % 3 == 2 ? 6 : 0).toArray();
    for (var often : Intermittent.Often.values()) {
      var path = new Intermittent(often).fit(values, Season.NONE, 2).next(values, 300, 2);
      assertEquals(2, path[0], .1);
      assertEquals(path[0], path[1]);
    }
  }

  @Test
  void only_the_probability_fades_once_nothing_comes_any_more() {
    var values = IntStream.range(0, 200).mapToDouble(r -> r % 3 == 2 && r < 100 ? 6 : 0).toArray();
    var croston =
        new Intermittent(Intermittent.Often.BY_INTERVAL).restore(new double[] {.1}, Season.NONE);
    var tsb =
        new Intermittent(Intermittent.Often.BY_PROBABILITY).restore(new double[] {.1}, Season.NONE);
    assertEquals(2, croston.next(values, 200, 1)[0], .3);
    assertEquals(0, tsb.next(values, 200, 1)[0], .01);
  }
}
