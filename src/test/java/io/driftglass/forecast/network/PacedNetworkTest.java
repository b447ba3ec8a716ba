package io.driftglass.forecast.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.Season;
import io.driftglass.forecast.Series;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacedNetworkTest {
  /// Slopes of the squared error by every parameter against differences; sizes that no pace
  /// divides.
  @Test
  void slopes_are_those_of_differences() {
    var network = new PacedNetwork(13, 7, 5);
    var random = new Random(2);
    var parameters = network.untrained(3);
    for (int i = 0; i < parameters.length; i++) parameters[i] += .05 * random.nextGaussian();
    var window = random.doubles(13, -1, 1).toArray();
    var actual = random.doubles(7, -1, 1).toArray();
    var pass = network.pass(parameters);
    var slopes = pass.forward(window);
    for (int k = 0; k < 7; k++) slopes[k] = 2 * (slopes[k] - actual[k]);
    var gradient = new double[network.size()];
    pass.backward(slopes, gradient);
    for (int i = 0; i < parameters.length; i += 7) {
      var more = parameters.clone();
      var less = parameters.clone();
      more[i] += 1e-6;
      less[i] -= 1e-6;
      double slope =
          (loss(network, more, window, actual) - loss(network, less, window, actual)) / 2e-6;
      assertEquals(slope, gradient[i], 1e-5 * (1 + Math.abs(slope)), "parameter " + i);
    }
  }

  private static double loss(
      PacedNetwork network, double[] parameters, double[] window, double[] actual) {
    var out = network.pass(parameters).forward(window);
    double sum = 0;
    for (int k = 0; k < out.length; k++) sum += (out[k] - actual[k]) * (out[k] - actual[k]);
    return sum;
  }

  /// A wave of 24 rows with noise of .1: the last value misses by about its spread of .7.
  @Test
  void a_wave_is_learnt() {
    var random = new Random(1);
    var values = new double[1024];
    for (int row = 0; row < values.length; row++) {
      values[row] = 5 + Math.sin(row * Math.PI / 12) + .1 * random.nextGaussian();
    }
    var history = Series.steps(Arrays.copyOf(values, 1000));
    var path =
        Forecasters.find("n-hits")
            .with(Map.of("context", "48", "windows", "512"))
            .fit(history, 24, Progress.NONE)
            .forecast(history, history, 24, new double[] {.8}, Progress.NONE)
            .paths()
            .getFirst()
            .point();
    double miss = 0;
    for (int step = 0; step < 24; step++) miss += Math.abs(path[step] - values[1000 + step]) / 24;
    assertTrue(miss < .2, "mean error " + miss);
    assertEquals(36, new Hierarchical(48, 8, null).rowsNeeded(Season.NONE, 24));
  }
}
