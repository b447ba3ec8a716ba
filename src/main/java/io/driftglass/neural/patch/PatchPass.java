package io.driftglass.neural.patch;

import io.driftglass.neural.Blas;
import io.driftglass.neural.Dropout;
import io.driftglass.neural.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A batch through the network and back. Holds the room for it; one thread at a time.
final class PatchPass {
  private final Blas blas;
  private final PatchShape shape;
  private final int sequences;
  private final int rows;
  private final float[] patches;
  private final float[] x;
  private final List<PatchLayer> layers = new ArrayList<>();
  private final LayerNorm last;
  private final Dropout dropout;
  private final float[] flat;
  private final float[] out;
  private final float[] byOut;
  private final float[] byX;
  private final float[] byFlat;

  PatchPass(Blas blas, PatchShape shape, int sequences) {
    this.blas = blas;
    this.shape = shape;
    this.sequences = sequences;
    rows = sequences * shape.patches();
    patches = new float[rows * shape.patch()];
    x = new float[rows * shape.width()];
    for (int layer = 0; layer < shape.layers(); layer++) {
      layers.add(new PatchLayer(blas, shape.stack(), layer, sequences));
    }
    last = new LayerNorm(rows, shape.width());
    dropout = new Dropout(rows * shape.width());
    flat = new float[rows * shape.width()];
    out = new float[sequences * shape.horizon()];
    byOut = new float[sequences * shape.horizon()];
    byX = new float[rows * shape.width()];
    byFlat = new float[rows * shape.width()];
  }

  /// @param contexts [sequences][context], each of mean 0 and spread 1
  /// @return [sequences][horizon], overwritten by the next call
  float[] forward(float[] p, float[] contexts) {
    return forward(p, contexts, false);
  }

  /// As [#forward], with dropout as in training, drawn for every sequence anew.
  float[] sampled(float[] p, float[] contexts, double rate, RandomGenerator random) {
    for (var layer : layers) layer.draw(rate, random);
    dropout.draw(rate, random);
    return forward(p, contexts, true);
  }

  private float[] forward(float[] p, float[] contexts, boolean training) {
    int width = shape.width();
    int count = shape.patches();
    for (int row = 0; row < rows; row++) {
      int from = row / count * shape.context() + shape.start(row % count);
      System.arraycopy(contexts, from, patches, row * shape.patch(), shape.patch());
      for (int i = 0; i < width; i++) {
        x[row * width + i] =
            p[shape.embeddingBias() + i] + p[shape.positions() + row % count * width + i];
      }
    }
    blas.multiply(
        Matrix.of(patches, 0, rows, shape.patch()),
        Matrix.of(p, shape.embedding(), shape.patch(), width),
        Matrix.of(x, 0, rows, width),
        1);
    for (var layer : layers) layer.forward(p, x, training);
    last.forward(x, p, shape.lastNorm());
    if (training) dropout.apply(last.out, 0, flat);
    else System.arraycopy(last.out, 0, flat, 0, flat.length);
    for (int i = 0; i < sequences; i++) {
      System.arraycopy(p, shape.headBias(), out, i * shape.horizon(), shape.horizon());
    }
    blas.multiply(
        Matrix.of(flat, 0, sequences, count * width),
        Matrix.of(p, shape.head(), count * width, shape.horizon()),
        Matrix.of(out, 0, sequences, shape.horizon()),
        1);
    return out;
  }

  /// @param wanted [sequences][horizon]
  /// @param weights of each sequence's squared misses
  /// @param gradient that of the sum is added to it
  /// @return the weighted sum of the squared misses
  double learn(
      float[] p,
      float[] contexts,
      float[] wanted,
      float[] weights,
      double rate,
      RandomGenerator random,
      float[] gradient) {
    sampled(p, contexts, rate, random);
    double loss = 0;
    int horizon = shape.horizon();
    for (int i = 0; i < out.length; i++) {
      float miss = out[i] - wanted[i];
      float weight = weights[i / horizon];
      loss += weight * miss * miss;
      byOut[i] = 2 * weight * miss;
    }
    back(p, gradient);
    return loss;
  }

  private void back(float[] p, float[] gradient) {
    int width = shape.width();
    int count = shape.patches();
    int horizon = shape.horizon();
    var by = Matrix.of(byOut, 0, sequences, horizon);
    blas.multiply(
        Matrix.of(flat, 0, sequences, count * width).transpose(),
        by,
        Matrix.of(gradient, shape.head(), count * width, horizon),
        1);
    for (int i = 0; i < byOut.length; i++) gradient[shape.headBias() + i % horizon] += byOut[i];
    blas.multiply(
        by,
        Matrix.of(p, shape.head(), count * width, horizon).transpose(),
        Matrix.of(byFlat, 0, sequences, count * width),
        0);
    dropout.apply(byFlat, 0, byFlat);
    Arrays.fill(byX, 0);
    last.back(byFlat, byX, p, gradient, shape.lastNorm());
    for (int layer = layers.size() - 1; layer >= 0; layer--)
      layers.get(layer).back(p, byX, gradient);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        gradient[shape.embeddingBias() + i] += byX[row * width + i];
        gradient[shape.positions() + row % count * width + i] += byX[row * width + i];
      }
    }
    blas.multiply(
        Matrix.of(patches, 0, rows, shape.patch()).transpose(),
        Matrix.of(byX, 0, rows, width),
        Matrix.of(gradient, shape.embedding(), shape.patch(), width),
        1);
  }
}
