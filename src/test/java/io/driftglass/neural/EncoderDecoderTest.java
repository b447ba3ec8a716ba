package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.neural.EncoderDecoder.Shape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderDecoderTest {
  private static final Blas BLAS = new PlainBlas();

  /// Without weights the linear layer's constants come back in every row.
  @Test
  void rows_are_given_back_by_the_linear_layer() {
    var shape = new Shape(3, 2, 4);
    var p = new float[shape.size()];
    p[shape.outputBias()] = 7;
    p[shape.outputBias() + 1] = -1;
    assertArrayEquals(
        new float[] {7, -1, 7, -1, 7, -1},
        new EncoderDecoder(shape, p).output(new float[] {1, 2, 3, 4, 5, 6}));
  }

  /// The first row given back is the last of the window, from the encoder's state alone: it is that
  /// of an LSTM that predicts after the whole window.
  @Test
  void the_last_row_is_told_from_where_the_encoder_ended() {
    var shape = new Shape(5, 2, 3);
    var p = parameters(shape);
    var window = floats(new Random(2), 10);
    var lstm = new LstmShape(2, 3, 1, 2);
    var q = new float[lstm.size()];
    System.arraycopy(p, 0, q, 0, shape.decoder());
    System.arraycopy(p, shape.outputWeights(), q, lstm.outputWeights(), 3 * 2 + 2);
    var stepper = new LstmNetwork(lstm, q).stepper();
    for (int row = 0; row < 5; row++)
      stepper.take(new float[] {window[2 * row], window[2 * row + 1]});
    var output = new EncoderDecoder(shape, p).output(window);
    assertArrayEquals(stepper.predict(), Arrays.copyOfRange(output, 8, 10), 1e-6f);
  }

  /// The loss of training differs from the misses in use by what the decoder is shown alone: where
  /// it does not listen, they are the same.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void a_batch_misses_what_single_windows_miss(int rows) {
    var shape = new Shape(rows, 2, 3);
    var p = parameters(shape);
    Arrays.fill(p, shape.decoder(), shape.decoder() + 2 * 12, 0);
    var network = new EncoderDecoder(shape, p);
    int values = network.values();
    var windows = floats(new Random(5), 3 * values);
    double misses = 0;
    for (int i = 0; i < 3; i++) {
      var one = network.output(Arrays.copyOfRange(windows, i * values, (i + 1) * values));
      for (int v = 0; v < values; v++) {
        double miss = one[v] - windows[i * values + v];
        misses += miss * miss;
      }
    }
    assertEquals(misses, learn(shape, p, windows, new float[p.length]), 1e-4);
  }

  /// Every parameter's slope against a difference to either side.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void the_gradient_is_that_of_small_differences(int rows) {
    var shape = new Shape(rows, 2, 3);
    var p = parameters(shape);
    var windows = floats(new Random(5), 3 * 2 * rows);
    Slopes.assertAre((q, slopes) -> learn(shape, q, windows, slopes), p, 5e-3f, .002);
  }

  /// A batch of four holds three windows.
  private static double learn(Shape shape, float[] p, float[] windows, float[] gradient) {
    var pass = new EncoderDecoderPass(BLAS, shape, 4);
    Arrays.fill(pass.input(), 9);
    System.arraycopy(windows, 0, pass.input(), 0, windows.length);
    return pass.learn(p, 3, 0, new Random(1), gradient);
  }

  private static float[] parameters(Shape shape) {
    var p = EncoderDecoder.untrained(shape, 3).parameters();
    var random = new Random(4);
    for (int i = 0; i < p.length; i++) p[i] += .2f * (float) random.nextGaussian();
    return p;
  }

  private static float[] floats(Random random, int count) {
    var floats = new float[count];
    for (int i = 0; i < count; i++) floats[i] = (float) random.nextGaussian();
    return floats;
  }
}
