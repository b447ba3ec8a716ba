package io.driftglass.forecast.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PinballNetworkTest {
  @Test
  void the_slope_is_that_of_small_differences() {
    var network = new PinballNetwork(3, 4);
    var p = network.untrained(.7, 3);
    var random = new Random(2);
    for (int i = 0; i < p.length; i++) p[i] += .3f * (float) random.nextGaussian();
    double[] x = {.5, -1.2, 2};
    var said = network.says(p, x);
    double[] misses = {-2 * said[0], -.5 * said[0], .5 * said[1], 2 * said[1]};
    for (double miss : misses) {
      var slope = new double[network.size()];
      assertEquals(network.loss(p, x, miss), network.learn(p, x, miss, slope), 1e-12);
      for (int i = 0; i < p.length; i++) {
        float at = p[i];
        p[i] = at + .001f;
        double up = p[i];
        double above = network.loss(p, x, miss);
        p[i] = at - .001f;
        double below = network.loss(p, x, miss);
        double expected = (above - below) / (up - p[i]);
        p[i] = at;
        assertEquals(expected, slope[i], 1e-5 + 1e-4 * Math.abs(expected), miss + ", " + i);
      }
    }
  }

  /// By hand: a miss of 2 that lies 1 beyond the upper end costs .95, and .05 times 3 as it lies 3
  /// above the lower one.
  @Test
  void a_miss_costs_by_the_level_of_the_end_it_is_beyond() {
    var network = new PinballNetwork(1, 1);
    var p = new float[network.size()];
    assertEquals(.95 + .15, network.loss(p, new double[] {5}, 2), 1e-12);
    assertEquals(.95 + .15, network.loss(p, new double[] {5}, -2), 1e-12);
  }

  /// Misses three times as large where values are above 0, and all of them upwards there: the
  /// margins are the 95 % points of half normals and of nothing.
  @Test
  void margins_are_those_of_the_misses() {
    var random = new Random(4);
    var values = new double[2000];
    for (int row = 0; row < values.length; row++) {
      boolean high = row / 8 % 2 == 0;
      double noise = random.nextGaussian();
      values[row] = high ? 10 + 3 * Math.abs(noise) : noise;
    }
    var fitted = new Steps();
    var network = new PinballNetwork(Surroundings.COUNT, 12);
    var around = Surroundings.of(values, Season.NONE);
    var learnt = new PinballTraining(network, 1).run(fitted, around, values, 1, Progress.NONE);
    var high = network.says(learnt, around.of(values, 1600, new double[] {10})[0]);
    var low = network.says(learnt, around.of(values, 1608, new double[] {0})[0]);
    double spread = around.spread();
    assertEquals(1.645, spread * low[0], .7);
    assertEquals(1.645, spread * low[1], .7);
    assertEquals(3 * 1.96, spread * high[1], 2);
    assertTrue(spread * high[0] < .7, "below " + spread * high[0]);
  }

  /// Knows the level of every row, not its noise.
  private static final class Steps implements FittedExpert {
    @Override
    public int rowsBack() {
      return 1;
    }

    @Override
    public int rowsUsed() {
      return 1;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      return new double[] {until / 8 % 2 == 0 ? 10 : 0};
    }

    @Override
    public double[] parameters() {
      return new double[0];
    }
  }
}
