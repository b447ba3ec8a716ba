package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LstmNetworkTest {
  private static final LstmShape SMALL = new LstmShape(3, 5, 2, 2);
  private static final int STEPS = 7;
  private static final int LAST = 3;
  private static final int SEQUENCES = 4;
  private static final Blas PLAIN = new PlainBlas();

  private final LstmNetwork network = LstmNetwork.untrained(SMALL, 1);
  private final float[] rows = random(STEPS * SEQUENCES * SMALL.inputs(), 2);
  private final float[] wanted = random(LAST * SEQUENCES * SMALL.outputs(), 3);

  @Test
  void predictions_are_those_of_the_definition_in_double_precision() {
    float[] predicted = network.predict(PLAIN, rows, STEPS, SEQUENCES);
    for (int s = 0; s < SEQUENCES; s++) {
      double[] expected = ReferenceLstm.predict(SMALL, exact(network.parameters()), sequence(s));
      for (int k = 0; k < expected.length; k++) {
        assertEquals(expected[k], predicted[s * SMALL.outputs() + k], 2e-6);
      }
    }
  }

  /// Central differences of the loss in double precision, step 1e-5; the gradient is in single
  /// precision, so 1e-4 of its largest part is asked.
  @Test
  void every_part_of_the_gradient_is_the_slope_of_the_loss() {
    var gradient = new float[SMALL.size()];
    new LstmPass(PLAIN, SMALL, STEPS, LAST, SEQUENCES)
        .learn(network.parameters(), rows, wanted, 0, new SplittableRandom(1), gradient);
    var parameters = exact(network.parameters());
    var slopes = new double[parameters.length];
    for (int i = 0; i < slopes.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + 1e-5;
      double above = loss(parameters);
      parameters[i] = kept - 1e-5;
      slopes[i] = (above - loss(parameters)) / 2e-5;
      parameters[i] = kept;
    }
    double largest = Arrays.stream(slopes).map(Math::abs).max().orElseThrow();
    assertArrayEquals(slopes, exact(gradient), 1e-4 * largest);
  }

  @Test
  void dropped_values_carry_no_gradient_and_the_others_are_the_slope_of_the_dropped_out_loss() {
    var gradient = new float[SMALL.size()];
    var parameters = network.parameters().clone();
    double here = dropped(parameters, gradient);
    int bias = SMALL.outputBias();
    assertEquals(here, dropped(parameters, new float[SMALL.size()]));
    for (int i : new int[] {0, SMALL.bias(0), SMALL.inputWeights(1), SMALL.outputWeights(), bias}) {
      float kept = parameters[i];
      parameters[i] = kept + 1e-2f;
      double above = dropped(parameters, new float[SMALL.size()]);
      parameters[i] = kept - 1e-2f;
      double slope = (above - dropped(parameters, new float[SMALL.size()])) / 2e-2;
      parameters[i] = kept;
      assertEquals(slope, gradient[i], 2e-3 * Math.max(1, Math.abs(slope)));
    }
  }

  private double dropped(float[] parameters, float[] gradient) {
    return new LstmPass(PLAIN, SMALL, STEPS, LAST, SEQUENCES)
        .learn(parameters, rows, wanted, .5, new SplittableRandom(9), gradient);
  }

  @Test
  void stepping_row_by_row_ends_where_the_whole_sequence_does() {
    float[] whole = network.predict(PLAIN, rows, STEPS, SEQUENCES);
    var stepper = network.stepper();
    for (int s = 0; s < SEQUENCES; s++) {
      stepper.reset();
      for (var row : sequence(s)) {
        var floats = new float[row.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) row[i];
        stepper.take(floats);
      }
      float[] expected = Arrays.copyOfRange(whole, 2 * s, 2 * s + 2);
      assertArrayEquals(expected, stepper.predict(), 1e-6f);
    }
  }

  @Test
  void a_network_read_back_has_the_same_bits() throws IOException {
    var bytes = new ByteArrayOutputStream();
    network.write(new ParameterWriter(bytes));
    var in = new ByteArrayInputStream(bytes.toByteArray());
    var read = LstmNetwork.read(new ParameterReader(in));
    assertEquals(SMALL, read.shape());
    assertArrayEquals(network.parameters(), read.parameters(), 0);
  }

  @Test
  void the_same_seed_makes_the_same_network_and_another_another() {
    assertEquals(
        -1, Arrays.mismatch(network.parameters(), LstmNetwork.untrained(SMALL, 1).parameters()));
    assertEquals(
        0, Arrays.mismatch(network.parameters(), LstmNetwork.untrained(SMALL, 2).parameters()));
  }

  @Test
  void parameters_of_another_size_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new LstmNetwork(SMALL, new float[3]));
  }

  @Test
  void activations_stay_within_4e_7_of_the_exact_ones() {
    for (float x = -20; x <= 20; x += .001f) {
      assertEquals(Math.tanh(x), Activations.tanh(x), 4e-7);
      assertEquals(1 / (1 + Math.exp(-x)), Activations.sigmoid(x), 4e-7);
    }
  }

  private double loss(double[] parameters) {
    double loss = 0;
    for (int last = 0; last < LAST; last++) {
      for (int s = 0; s < SEQUENCES; s++) {
        var seen = Arrays.copyOf(sequence(s), STEPS - LAST + 1 + last);
        double[] predicted = ReferenceLstm.predict(SMALL, parameters, seen);
        for (int k = 0; k < predicted.length; k++) {
          double miss = predicted[k] - wanted[(last * SEQUENCES + s) * SMALL.outputs() + k];
          loss += miss * miss;
        }
      }
    }
    return loss;
  }

  private double[][] sequence(int s) {
    return IntStream.range(0, STEPS)
        .mapToObj(step -> (step * SEQUENCES + s) * SMALL.inputs())
        .map(from -> exact(Arrays.copyOfRange(rows, from, from + SMALL.inputs())))
        .toArray(double[][]::new);
  }

  private static float[] random(int values, long seed) {
    var random = new Random(seed);
    var all = new float[values];
    for (int i = 0; i < values; i++) all[i] = 2 * random.nextFloat() - 1;
    return all;
  }

  private static double[] exact(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
