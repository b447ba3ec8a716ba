package io.driftglass.neural.conv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.neural.Backend;
import io.driftglass.neural.Blas;
import io.driftglass.neural.Slopes;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.WindowTraining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvNetworkTest {
  private static final Blas BLAS = Backend.here().blas();

  /// Rows are halved twice, the odd one rounded up, and come back to as many.
  @Test
  void a_window_is_narrowed_and_comes_back_at_its_length() {
    var rows = new ArrayList<Integer>();
    for (var layer : new ConvShape(11, 2, 5, 4).layers()) rows.add(layer.outRows());
    assertEquals(Arrays.asList(6, 3, 6, 11, 11), rows);
  }

  /// Five rows, kernel 3, stride 2, one row of padding before the first and one after the last: the
  /// steps see rows -1..1, 1..3 and 3..5.
  @Test
  void a_step_sees_the_rows_around_its_own() {
    var layer = new ConvLayer(5, 1, 1, 3, 2, false, 0);
    int[] starts = {layer.start(0), layer.start(1), layer.start(2)};
    assertArrayEquals(new int[] {-1, 1, 3}, starts);
    assertEquals(1, layer.firstTap(0));
    assertEquals(2, layer.lastTap(2));
  }

  /// All weights 1, kernel 1: of the rows 1, 2, 4, 8 the first layer sees 1 and 4 (in two filters),
  /// the second 1 alone (the two added up: 2), and the first row gets it back, through two filters
  /// again.
  @Test
  void layers_are_sums_over_what_is_seen() {
    var shape = new ConvShape(4, 1, 1, 2);
    var p = new float[shape.size()];
    for (var layer : shape.layers()) Arrays.fill(p, layer.at(), layer.bias(), 1);
    var output = new ConvNetwork(shape, p).output(new float[] {1, 2, 4, 8});
    assertArrayEquals(new float[] {4, 0, 0, 0}, output);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 12, 13})
  void a_batch_gives_what_single_windows_give(int rows) {
    var shape = new ConvShape(rows, 3, 5, 6);
    var network = new ConvNetwork(shape, parameters(shape));
    int values = network.values();
    var windows = floats(new Random(2), 4 * values);
    var pass = network.pass(BLAS, 5);
    System.arraycopy(windows, 0, pass.input(), 0, windows.length);
    var batch = pass.forward(network.parameters(), 4);
    for (int i = 0; i < 4; i++) {
      var one = network.output(Arrays.copyOfRange(windows, i * values, (i + 1) * values));
      assertArrayEquals(one, Arrays.copyOfRange(batch, i * values, (i + 1) * values), 1e-4f);
    }
  }

  /// Every parameter's slope against a difference to either side, without and with dropout (the
  /// same masks); with this seed no value lies where it is about to be cut off.
  @ParameterizedTest
  @ValueSource(doubles = {0, .25})
  void the_gradient_is_that_of_small_differences(double dropout) {
    var shape = new ConvShape(9, 2, 5, 4);
    var p = parameters(shape);
    var windows = floats(new Random(11), 3 * 18);
    Slopes.assertAre((q, slopes) -> learn(shape, q, windows, dropout, slopes), p, 1e-3f, .005);
  }

  private static double learn(
      ConvShape shape, float[] p, float[] windows, double dropout, float[] gradient) {
    var pass = new ConvPass(BLAS, shape, 4);
    System.arraycopy(windows, 0, pass.input(), 0, windows.length);
    return pass.learn(p, 3, dropout, new SplittableRandom(9), gradient);
  }

  @Test
  void training_finds_the_course_of_a_wave() {
    var random = new SplittableRandom(6);
    var begins = random.doubles(500, 0, 10).toArray();
    var rows =
        new WindowTraining.Rows() {
          @Override
          public int count() {
            return begins.length;
          }

          @Override
          public void copy(int row, float[] to, int at) {
            for (int t = 0; t < 16; t++) to[at + t] = (float) Math.sin(begins[row] + t / 3.0);
          }
        };
    var plan = new TrainingPlan(40, 32, 500, .005, 0, 40, 0, 7);
    var outcome =
        new WindowTraining(BLAS, plan)
            .run(ConvNetwork.untrained(new ConvShape(16, 1, 5, 8), 8), rows, rows, Progress.NONE);
    double first = outcome.history().getFirst().validationLoss();
    double last = outcome.history().getLast().validationLoss();
    assertTrue(last < .1 * first, last + " of " + first);
  }

  private static float[] parameters(ConvShape shape) {
    var p = ConvNetwork.untrained(shape, 3).parameters();
    var random = new Random(4);
    for (int i = 0; i < p.length; i++) p[i] += .1f * (float) random.nextGaussian();
    return p;
  }

  private static float[] floats(Random random, int count) {
    var floats = new float[count];
    for (int i = 0; i < count; i++) floats[i] = (float) random.nextGaussian();
    return floats;
  }
}
