package io.driftglass.neural.patch;

import io.driftglass.neural.Blas;
import io.driftglass.neural.Draws;
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
    return path(instance, new PatchPass(blas, shape, 1).forward(parameters, context), 0);
  }

  /// What may follow one context, each path with values left out by chance as in training (Gal &
  /// Ghahramani 2016, ICML).
  ///
  /// @param rate share of values left out, 0..1
  public double[][] sampled(
      Blas blas, double[] values, int until, int samples, double rate, long seed) {
    var instance = Instance.of(values, until, shape.context());
    var contexts = new float[samples * shape.context()];
    for (int i = 0; i < samples; i++) {
      int from = until - shape.context();
      instance.copy(values, from, contexts, i * shape.context(), shape.context());
    }
    var pass = new PatchPass(blas, shape, samples);
    var out = pass.sampled(parameters, contexts, rate, new Draws(seed));
    var paths = new double[samples][];
    for (int i = 0; i < samples; i++) paths[i] = path(instance, out, i * shape.horizon());
    return paths;
  }

  private double[] path(Instance instance, float[] out, int from) {
    var path = new double[shape.horizon()];
    for (int step = 0; step < path.length; step++) path[step] = instance.back(out[from + step]);
    return path;
  }
}
