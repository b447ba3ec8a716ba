package io.driftglass.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.profile.Profile.Lag;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LagsTest {
  private static final int ROWS = 1000;

  @Test
  void a_copy_that_comes_later_follows_by_its_delay() {
    var one = noise(1);
    var later = new double[ROWS];
    for (int row = 0; row < ROWS; row++) later[row] = 5 - 2 * (row < 7 ? .5 : one[row - 7]);
    var lags = lags(one, later);
    assertEquals(7, lags.get(0).get(1).rows());
    assertEquals(-7, lags.get(1).get(0).rows());
    assertEquals(-1, lags.get(0).get(1).r(), .01);
    assertEquals(new Lag(0, 1), lags.get(0).get(0));
  }

  @Test
  void channels_that_move_together_or_not_at_all_follow_nobody() {
    var one = noise(1);
    assertEquals(0, lags(one, one.clone()).get(0).get(1).rows());
    assertEquals(new Lag(0, 0), lags(one, new double[ROWS]).get(0).get(1));
  }

  @Test
  void of_the_lags_a_season_gives_the_shortest_is_taken() {
    var one = new double[ROWS];
    var other = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      one[row] = Math.sin(2 * Math.PI * row / 50);
      other[row] = Math.sin(2 * Math.PI * (row - 6) / 50);
    }
    assertEquals(6, lags(one, other).get(0).get(1).rows());
  }

  @Test
  void r_at_no_lag_is_that_of_the_rows_as_they_stand() {
    // Without a trend it is Pearson's r: of 1, 2, 1, 2, ... and 3, 2.5, 3, 2.5, ... -1.
    var one = IntStream.range(0, 400).mapToDouble(row -> 1 + row % 2).toArray();
    var same = IntStream.range(0, 400).mapToDouble(row -> 3 - row % 2 * .5).toArray();
    assertEquals(-1, lags(one, same).get(0).get(1).r(), 1e-3);
  }

  private static double[] noise(long seed) {
    var random = new Random(seed);
    return random.doubles(ROWS).toArray();
  }

  private static List<List<Lag>> lags(double[] one, double[] other) {
    var ticks = IntStream.range(0, one.length).asLongStream().toArray();
    var frame =
        Frame.of(
            new Clock.Index("row"),
            ticks,
            List.of(Channel.target("a"), Channel.target("b")),
            new double[][] {one, other});
    return Lags.of(frame, Progress.NONE);
  }
}
