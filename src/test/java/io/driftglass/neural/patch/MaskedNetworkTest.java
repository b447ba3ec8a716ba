package io.driftglass.neural.patch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.driftglass.neural.Backend;
import io.driftglass.neural.Blas;
import io.driftglass.neural.Slopes;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedNetworkTest {
  private static final Blas BLAS = Backend.here().blas();

  /// Rows 0, 1-2, 3-4 and 5-6 are four patches: the third is hidden where the second and fourth are
  /// seen, and the other way round.
  @Test
  void what_is_given_back_of_a_patch_does_not_depend_on_it() {
    var shape = new MaskedShape(7, 1, 2, 4, 2, 1, 6);
    var network = new MaskedNetwork(shape, parameters(shape));
    var window = floats(new Random(2), 7);
    var plain = network.output(window);
    window[3] += 1;
    var other = network.output(window);
    assertEquals(plain[3], other[3]);
    assertEquals(plain[4], other[4]);
    assertNotEquals(plain[1], other[1]);
    assertNotEquals(plain[5], other[5]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 9})
  void a_batch_gives_what_single_windows_give(int rows) {
    var shape = new MaskedShape(rows, 3, Math.min(rows, 2), 4, 2, 2, 6);
    var network = new MaskedNetwork(shape, parameters(shape));
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
  /// same masks and the same hidden patches).
  @ParameterizedTest
  @ValueSource(doubles = {0, .25})
  void the_gradient_is_that_of_small_differences(double dropout) {
    var shape = new MaskedShape(7, 2, 2, 4, 2, 2, 6);
    var p = parameters(shape);
    var windows = floats(new Random(5), 3 * 14);
    Slopes.assertAre((q, slopes) -> learn(shape, q, windows, dropout, slopes), p, 2e-3f, .002);
  }

  /// A batch of four holds three windows.
  private static double learn(
      MaskedShape shape, float[] p, float[] windows, double dropout, float[] gradient) {
    var pass = new MaskedPass(BLAS, shape, 4);
    Arrays.fill(pass.input(), 9);
    System.arraycopy(windows, 0, pass.input(), 0, windows.length);
    return pass.learn(p, 3, dropout, new SplittableRandom(9), gradient);
  }

  private static float[] parameters(MaskedShape shape) {
    var p = MaskedNetwork.untrained(shape, 3).parameters();
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
