package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DenseNetworkTest {
  private static final int[] SIZES = {3, 4, 2, 3};

  private static float[] random(int count, long seed) {
    var random = new SplittableRandom(seed);
    var values = new float[count];
    for (int i = 0; i < count; i++) values[i] = (float) random.nextDouble(-1, 1);
    return values;
  }

  @Test
  void a_layer_is_weights_times_values_plus_biases() {
    var network = new DenseNetwork(new int[] {2, 1}, new float[] {3, -1, .5f});
    assertArrayEquals(new float[] {3 * 2 - 4 + .5f}, network.output(new float[] {2, 4}));
  }

  @Test
  void a_batch_gives_what_single_rows_give() {
    var network = new DenseNetwork(SIZES, random(DenseNetwork.size(SIZES), 1));
    var pass = new DensePass(new PlainBlas(), SIZES, 5);
    var rows = random(15, 2);
    System.arraycopy(rows, 0, pass.input(), 0, rows.length);
    var batch = pass.forward(network.parameters(), 5);
    for (int row = 0; row < 5; row++) {
      var one = network.output(java.util.Arrays.copyOfRange(rows, 3 * row, 3 * row + 3));
      assertArrayEquals(one, java.util.Arrays.copyOfRange(batch, 3 * row, 3 * row + 3), 1e-6f);
    }
  }

  /// Central differences over every parameter.
  @Test
  void the_gradient_is_the_slope_of_half_the_squared_misses() {
    var parameters = random(DenseNetwork.size(SIZES), 3);
    var rows = random(12, 4);
    var wanted = random(12, 5);
    var gradient = new float[parameters.length];
    var pass = new DensePass(new PlainBlas(), SIZES, 4);
    System.arraycopy(rows, 0, pass.input(), 0, rows.length);
    pass.forward(parameters, 4);
    pass.backward(parameters, wanted, 4, gradient);
    float step = 1e-2f;
    for (int p = 0; p < parameters.length; p++) {
      var up = parameters.clone();
      var down = parameters.clone();
      up[p] += step;
      down[p] -= step;
      double slope = (half(up, rows, wanted) - half(down, rows, wanted)) / (2 * step);
      assertEquals(slope, gradient[p], 2e-3, "parameter " + p);
    }
  }

  private static double half(float[] parameters, float[] rows, float[] wanted) {
    var network = new DenseNetwork(SIZES, parameters);
    double sum = 0;
    for (int row = 0; row < 4; row++) {
      var output = network.output(java.util.Arrays.copyOfRange(rows, 3 * row, 3 * row + 3));
      for (int i = 0; i < 3; i++) {
        double miss = output[i] - wanted[3 * row + i];
        sum += miss * miss / 2;
      }
    }
    return sum;
  }

  @Test
  void training_finds_the_one_line_all_rows_lie_on() {
    var random = new SplittableRandom(6);
    var along = random.doubles(400, -1, 1).toArray();
    var rows =
        new WindowTraining.Rows() {
          @Override
          public int count() {
            return along.length;
          }

          @Override
          public void copy(int row, float[] to, int at) {
            to[at] = (float) along[row];
            to[at + 1] = (float) (-.5 * along[row]);
          }
        };
    var plan = new TrainingPlan(200, 32, 400, .01, 0, 200, 0, 7);
    var outcome =
        new WindowTraining(new PlainBlas(), plan)
            .run(DenseNetwork.untrained(new int[] {2, 1, 2}, 8), rows, rows, Progress.NONE);
    double first = outcome.history().getFirst().validationLoss();
    double last =
        outcome.history().stream().mapToDouble(Trained.Epoch::validationLoss).min().orElseThrow();
    assertTrue(last < .02 * first, last + " of " + first);
  }
}
