package io.driftglass.neural.patch;

import io.driftglass.neural.Activations;
import io.driftglass.neural.Blas;
import io.driftglass.neural.Matrix;

/// Scaled dot-product attention of every sequence's patches among themselves, head by head (Vaswani
/// et al. 2017, NeurIPS, 3.2).
final class Attention {
  private final Blas blas;
  private final int sequences;
  private final int patches;
  private final int heads;
  private final int width;
  private final int own;
  private final float scale;
  private final float[] q;
  private final float[] k;
  private final float[] v;
  private final float[] shares;
  private final float[] mixed;
  private final float[] byShares;
  private final float[] byQ;
  private final float[] byK;
  private final float[] byV;

  Attention(Blas blas, LayerShape shape, int sequences) {
    this.blas = blas;
    this.sequences = sequences;
    patches = shape.patches();
    heads = shape.heads();
    width = shape.width();
    own = shape.headWidth();
    scale = (float) (1 / Math.sqrt(own));
    int size = sequences * heads * patches * own;
    q = new float[size];
    k = new float[size];
    v = new float[size];
    shares = new float[sequences * heads * patches * patches];
    mixed = new float[patches * own];
    byShares = new float[patches * patches];
    byQ = new float[patches * own];
    byK = new float[patches * own];
    byV = new float[patches * own];
  }

  /// @param projected queries, keys and values side by side: [sequences patches][3 width]
  /// @param out [sequences patches][width]
  void forward(float[] projected, float[] out) {
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int head = 0; head < heads; head++) {
        int at = (sequence * heads + head) * patches * own;
        int weights = (sequence * heads + head) * patches * patches;
        take(projected, sequence, head * own, q, at);
        take(projected, sequence, width + head * own, k, at);
        take(projected, sequence, 2 * width + head * own, v, at);
        blas.multiply(rows(q, at), rows(k, at).transpose(), square(shares, weights), 0);
        for (int row = 0; row < patches; row++) softmax(weights + row * patches);
        blas.multiply(square(shares, weights), rows(v, at), rows(mixed, 0), 0);
        for (int row = 0; row < patches; row++) {
          int to = (sequence * patches + row) * width + head * own;
          System.arraycopy(mixed, row * own, out, to, own);
        }
      }
    }
  }

  /// The exponential of a number up to 0 by the hyperbolic tangent of its half, at most 4e-7 off.
  private void softmax(int from) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + patches; i++) most = Math.max(most, shares[i]);
    float half = scale / 2;
    for (int i = from; i < from + patches; i++) shares[i] = half * (shares[i] - most);
    Activations.tanh(shares, from, from + patches);
    float sum = 0;
    for (int i = from; i < from + patches; i++) {
      shares[i] = (1 + shares[i]) / (1 - shares[i]);
      sum += shares[i];
    }
    for (int i = from; i < from + patches; i++) shares[i] /= sum;
  }

  /// @param byOut how the loss changes with what went out
  /// @param byProjected filled for what came in
  void back(float[] byOut, float[] byProjected) {
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int head = 0; head < heads; head++) {
        int at = (sequence * heads + head) * patches * own;
        int weights = (sequence * heads + head) * patches * patches;
        for (int row = 0; row < patches; row++) {
          int from = (sequence * patches + row) * width + head * own;
          System.arraycopy(byOut, from, mixed, row * own, own);
        }
        blas.multiply(square(shares, weights).transpose(), rows(mixed, 0), rows(byV, 0), 0);
        blas.multiply(rows(mixed, 0), rows(v, at).transpose(), square(byShares, 0), 0);
        for (int row = 0; row < patches; row++) unsoftmax(weights, row * patches);
        blas.multiply(square(byShares, 0), rows(k, at), rows(byQ, 0), 0);
        blas.multiply(square(byShares, 0).transpose(), rows(q, at), rows(byK, 0), 0);
        put(byQ, byProjected, sequence, head * own);
        put(byK, byProjected, sequence, width + head * own);
        put(byV, byProjected, sequence, 2 * width + head * own);
      }
    }
  }

  private void unsoftmax(int weights, int row) {
    float sum = 0;
    for (int i = 0; i < patches; i++) sum += byShares[row + i] * shares[weights + row + i];
    for (int i = 0; i < patches; i++) {
      byShares[row + i] = scale * shares[weights + row + i] * (byShares[row + i] - sum);
    }
  }

  private Matrix rows(float[] values, int from) {
    return Matrix.of(values, from, patches, own);
  }

  private Matrix square(float[] values, int from) {
    return Matrix.of(values, from, patches, patches);
  }

  private void take(float[] projected, int sequence, int column, float[] to, int at) {
    for (int row = 0; row < patches; row++) {
      int from = (sequence * patches + row) * 3 * width + column;
      System.arraycopy(projected, from, to, at + row * own, own);
    }
  }

  private void put(float[] by, float[] byProjected, int sequence, int column) {
    for (int row = 0; row < patches; row++) {
      int to = (sequence * patches + row) * 3 * width + column;
      System.arraycopy(by, row * own, byProjected, to, own);
    }
  }
}
