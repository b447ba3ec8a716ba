package io.driftglass.neural.patch;

import io.driftglass.neural.Blas;
import java.util.Arrays;
import java.util.Random;

/// A transformer over patches of one series (Nie et al. 2023, ICLR, "A Time Series is Worth 64
/// Words"): every context is brought to mean 0 and spread 1, cut into patches, and mapped straight
/// to all coming rows; every channel goes through it for itself.
///
/// @param parameters in the order of [PatchShape]; handed out without a copy, not to be written to
@SuppressWarnings("ArrayRecordComponent")
public record PatchNetwork(PatchShape shape, float[] parameters) {
  public PatchNetwork {
    if (parameters.length != shape.size()) {
      throw new IllegalArgumentException(
          "%s has %d parameters, not %d".formatted(shape, shape.size(), parameters.length));
    }
  }

  /// A network before training: weights uniform after Glorot & Bengio 2010, positions as sines and
  /// cosines (Vaswani et al. 2017, 3.5) to begin with, the last map small.
  public static PatchNetwork untrained(PatchShape shape, long seed) {
    var random = new Random(seed);
    var p = new float[shape.size()];
    int width = shape.width();
    glorot(p, shape.embedding(), shape.patch(), width, random);
    for (int patch = 0; patch < shape.patches(); patch++) {
      for (int i = 0; i < width; i++)
        p[shape.positions() + patch * width + i] = position(patch, i, width);
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      ones(p, shape.firstNorm(layer), width);
      glorot(p, shape.attention(layer), width, 3 * width, random);
      glorot(p, shape.mix(layer), width, width, random);
      ones(p, shape.secondNorm(layer), width);
      glorot(p, shape.up(layer), width, shape.inner(), random);
      glorot(p, shape.down(layer), shape.inner(), width, random);
    }
    ones(p, shape.lastNorm(), width);
    glorot(p, shape.head(), shape.patches() * width, shape.horizon(), random);
    return new PatchNetwork(shape, p);
  }

  /// One value of the table of positions; an odd width ends on a sine.
  static float position(int patch, int i, int width) {
    int pair = i / 2;
    double angle = patch / Math.pow(10_000, 2.0 * pair / width);
    return (float) (.1 * (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle)));
  }

  private static void ones(float[] p, int at, int count) {
    Arrays.fill(p, at, at + count, 1);
  }

  private static void glorot(float[] p, int at, int rows, int columns, Random random) {
    float limit = (float) Math.sqrt(6.0 / (rows + columns));
    for (int i = 0; i < rows * columns; i++) p[at + i] = limit * (2 * random.nextFloat() - 1);
  }

  /// What follows one context.
  ///
  /// @param values oldest first; the last `context` rows before `until` are looked at
  public double[] next(Blas blas, double[] values, int until) {
    var instance = Instance.of(values, until, shape.context());
    var context = new float[shape.context()];
    instance.copy(values, until - shape.context(), context, 0, shape.context());
    var out = new PatchPass(blas, shape, 1).forward(parameters, context);
    var path = new double[shape.horizon()];
    for (int step = 0; step < path.length; step++) path[step] = instance.back(out[step]);
    return path;
  }
}
