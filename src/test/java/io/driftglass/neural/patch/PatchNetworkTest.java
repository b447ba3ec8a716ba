package io.driftglass.neural.patch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.neural.Backend;
import io.driftglass.neural.Blas;
import io.driftglass.neural.TrainingPlan;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatchNetworkTest {
  private static final Blas BLAS = Backend.here().blas();

  /// Every parameter's slope against a difference to either side, without and with dropout (the
  /// same masks).
  @Test
  void the_gradient_is_that_of_small_differences() {
    var shape = new PatchShape(11, 4, 3, 6, 2, 2, 8, 3);
    var p = PatchNetwork.untrained(shape, 3).parameters();
    var random = new Random(5);
    for (int i = 0; i < p.length; i++) p[i] += .1f * (float) random.nextGaussian();
    var contexts = floats(random, 3 * 11);
    var wanted = floats(random, 3 * 3);
    float[] weights = {1, .5f, 2};
    for (double rate : new double[] {0, .25}) {
      var gradient = new float[p.length];
      new PatchPass(BLAS, shape, 3)
          .learn(p, contexts, wanted, weights, rate, new SplittableRandom(9), gradient);
      double size = 0;
      double off = 0;
      for (int i = 0; i < p.length; i++) {
        double slope = slope(shape, p, i, contexts, wanted, weights, rate);
        size += slope * slope;
        off += (slope - gradient[i]) * (slope - gradient[i]);
      }
      assertTrue(Math.sqrt(off / size) < .002, "off by " + Math.sqrt(off / size));
    }
  }

  private static double slope(
      PatchShape shape,
      float[] p,
      int i,
      float[] contexts,
      float[] wanted,
      float[] weights,
      double rate) {
    float step = 2e-3f;
    var near = p.clone();
    near[i] = p[i] + step;
    double above = loss(shape, near, contexts, wanted, weights, rate);
    near[i] = p[i] - step;
    double below = loss(shape, near, contexts, wanted, weights, rate);
    return (above - below) / (2 * step);
  }

  private static double loss(
      PatchShape shape, float[] p, float[] contexts, float[] wanted, float[] weights, double rate) {
    var unused = new float[p.length];
    return new PatchPass(BLAS, shape, 3)
        .learn(p, contexts, wanted, weights, rate, new SplittableRandom(9), unused);
  }

  private static float[] floats(Random random, int count) {
    var floats = new float[count];
    for (int i = 0; i < count; i++) floats[i] = (float) random.nextGaussian();
    return floats;
  }

  /// Attention over two patches of one head of width 1, by hand: q = 1, 2; k = 1, 0; v = 10, 20.
  /// The shares of the first are e/(e + 1) and 1/(e + 1), of the second e^2/(e^2 + 1) and 1/(e^2 +
  /// 1).
  @Test
  void attention_weighs_values_by_how_keys_answer_queries() {
    var shape = new PatchShape(2, 1, 1, 1, 1, 1, 1, 1);
    var out = new float[2];
    new Attention(BLAS, shape.stack(), 1).forward(new float[] {1, 1, 10, 2, 0, 20}, out);
    double one = Math.E / (Math.E + 1);
    double two = Math.exp(2) / (Math.exp(2) + 1);
    assertEquals(10 * one + 20 * (1 - one), out[0], 1e-5);
    assertEquals(10 * two + 20 * (1 - two), out[1], 1e-5);
  }

  @Test
  void a_normalised_row_has_mean_0_and_spread_1() {
    var norm = new LayerNorm(1, 4);
    norm.forward(new float[] {1, 3, 5, 7}, new float[] {1, 1, 1, 1, 0, 0, 0, 0}, 0);
    float[] expected = {-1.341640f, -.4472134f, .4472134f, 1.341640f};
    assertArrayEquals(expected, norm.out, 1e-5f);
  }

  /// sin(2) and cos(2) of the first frequency, a tenth of them; an odd width ends on a sine.
  @Test
  void positions_are_sines_and_cosines() {
    assertEquals(.1 * Math.sin(2), LayerShape.position(2, 0, 5), 1e-6);
    assertEquals(.1 * Math.cos(2), LayerShape.position(2, 1, 5), 1e-6);
    assertEquals(.1 * Math.sin(2 / Math.pow(10_000, .8)), LayerShape.position(2, 4, 5), 1e-6);
  }

  @Test
  void the_last_patch_ends_at_the_last_row() {
    var shape = new PatchShape(20, 6, 4, 4, 2, 1, 4, 1);
    assertEquals(4, shape.patches());
    assertEquals(14, shape.start(3));
    assertEquals(2, shape.start(0));
    assertThrows(IllegalArgumentException.class, () -> new PatchShape(20, 6, 4, 5, 2, 1, 4, 1));
  }

  @Test
  void a_wave_is_learnt_and_the_level_and_size_of_it_do_not_matter() {
    var wave = IntStream.range(0, 400).mapToDouble(r -> Math.sin(r * Math.PI / 8)).toArray();
    var shape = new PatchShape(32, 8, 4, 8, 2, 1, 16, 8);
    var plan = new TrainingPlan(30, 32, 1024, .005, 0, 30, 0, 1);
    var trained =
        new PatchTraining(BLAS, plan)
            .run(PatchNetwork.untrained(shape, 1), List.of(wave), Progress.NONE);
    var path = trained.next(BLAS, wave, 392);
    var moved = IntStream.range(0, 400).mapToDouble(r -> 500 + 64 * wave[r]).toArray();
    var other = trained.next(BLAS, moved, 392);
    for (int step = 0; step < 8; step++) {
      assertEquals(wave[392 + step], path[step], .15);
      assertEquals(path[step], (other[step] - 500) / 64, 1e-3);
    }
  }
}
