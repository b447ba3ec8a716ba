package io.driftglass.neural.patch;

import io.driftglass.neural.Blas;
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
    LayerShape.glorot(p, shape.embedding(), shape.patch(), width, random);
    shape.stack().drawPositions(p, shape.positions());
    shape.stack().draw(p, random);
    LayerShape.ones(p, shape.lastNorm(), width);
    LayerShape.glorot(p, shape.head(), shape.patches() * width, shape.horizon(), random);
    return new PatchNetwork(shape, p);
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
