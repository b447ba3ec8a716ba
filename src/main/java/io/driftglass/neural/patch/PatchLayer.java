package io.driftglass.neural.patch;

import io.driftglass.neural.Activations;
import io.driftglass.neural.Blas;
import io.driftglass.neural.Dropout;
import io.driftglass.neural.Matrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// One layer: attention, then two maps with a bend between, each after a normalisation and added to
/// what came in (Xiong et al. 2020, ICML: normalisation first).
final class PatchLayer {
  private static final float ROOT = (float) Math.sqrt(2 / Math.PI);
  private static final float CUBIC = .044715f;

  private final Blas blas;
  private final LayerShape shape;
  private final int layer;
  private final int rows;
  private final LayerNorm first;
  private final LayerNorm second;
  private final Attention attention;
  private final Dropout attentionDropout;
  private final Dropout innerDropout;
  private final float[] projected;
  private final float[] attended;
  private final float[] between;
  private final float[] raised;
  private final float[] curve;
  private final float[] bent;
  private final float[] moved;
  private final float[] byInner;
  private final float[] byProjected;
  private final float[] byWidth;

  PatchLayer(Blas blas, LayerShape shape, int layer, int sequences) {
    this.blas = blas;
    this.shape = shape;
    this.layer = layer;
    rows = sequences * shape.patches();
    int width = shape.width();
    first = new LayerNorm(rows, width);
    second = new LayerNorm(rows, width);
    attention = new Attention(blas, shape, sequences);
    attentionDropout = new Dropout(rows * width);
    innerDropout = new Dropout(rows * width);
    projected = new float[rows * 3 * width];
    attended = new float[rows * width];
    between = new float[rows * width];
    raised = new float[rows * shape.inner()];
    curve = new float[rows * shape.inner()];
    bent = new float[rows * shape.inner()];
    moved = new float[rows * width];
    byInner = new float[rows * shape.inner()];
    byProjected = new float[rows * 3 * width];
    byWidth = new float[rows * width];
  }

  void draw(double rate, RandomGenerator random) {
    attentionDropout.draw(rate, random);
    innerDropout.draw(rate, random);
  }

  /// @param x [sequences patches][width], replaced by what goes out
  void forward(float[] p, float[] x, boolean training) {
    int width = shape.width();
    first.forward(x, p, shape.firstNorm(layer));
    map(
        first.out,
        width,
        p,
        shape.attention(layer),
        shape.attentionBias(layer),
        3 * width,
        projected);
    attention.forward(projected, attended);
    map(attended, width, p, shape.mix(layer), shape.mixBias(layer), width, moved);
    if (training) attentionDropout.apply(moved, 0, moved);
    for (int i = 0; i < moved.length; i++) between[i] = x[i] + moved[i];
    second.forward(between, p, shape.secondNorm(layer));
    map(second.out, width, p, shape.up(layer), shape.upBias(layer), shape.inner(), raised);
    for (int i = 0; i < curve.length; i++) {
      float z = raised[i];
      curve[i] = ROOT * (z + CUBIC * z * z * z);
    }
    Activations.tanh(curve, 0, curve.length);
    for (int i = 0; i < bent.length; i++) bent[i] = .5f * raised[i] * (1 + curve[i]);
    map(bent, shape.inner(), p, shape.down(layer), shape.downBias(layer), width, moved);
    if (training) innerDropout.apply(moved, 0, moved);
    for (int i = 0; i < moved.length; i++) x[i] = between[i] + moved[i];
  }

  /// @param by how the loss changes with what went out, replaced by that for what came in
  void back(float[] p, float[] by, float[] gradient) {
    int width = shape.width();
    innerDropout.apply(by, 0, moved);
    unmap(
        bent,
        shape.inner(),
        p,
        gradient,
        shape.down(layer),
        shape.downBias(layer),
        width,
        moved,
        byInner);
    for (int i = 0; i < byInner.length; i++) {
      float z = raised[i];
      float t = curve[i];
      byInner[i] *= .5f * (1 + t) + .5f * z * (1 - t * t) * ROOT * (1 + 3 * CUBIC * z * z);
    }
    unmap(
        second.out,
        width,
        p,
        gradient,
        shape.up(layer),
        shape.upBias(layer),
        shape.inner(),
        byInner,
        byWidth);
    second.back(byWidth, by, p, gradient, shape.secondNorm(layer));
    attentionDropout.apply(by, 0, moved);
    unmap(
        attended,
        width,
        p,
        gradient,
        shape.mix(layer),
        shape.mixBias(layer),
        width,
        moved,
        byWidth);
    attention.back(byWidth, byProjected);
    unmap(
        first.out,
        width,
        p,
        gradient,
        shape.attention(layer),
        shape.attentionBias(layer),
        3 * width,
        byProjected,
        byWidth);
    first.back(byWidth, by, p, gradient, shape.firstNorm(layer));
  }

  private void map(float[] x, int in, float[] p, int weights, int bias, int out, float[] to) {
    for (int row = 0; row < rows; row++) System.arraycopy(p, bias, to, row * out, out);
    blas.multiply(
        Matrix.of(x, 0, rows, in), Matrix.of(p, weights, in, out), Matrix.of(to, 0, rows, out), 1);
  }

  private void unmap(
      float[] x,
      int in,
      float[] p,
      float[] gradient,
      int weights,
      int bias,
      int out,
      float[] byOut,
      float[] byX) {
    var by = Matrix.of(byOut, 0, rows, out);
    blas.multiply(
        Matrix.of(x, 0, rows, in).transpose(), by, Matrix.of(gradient, weights, in, out), 1);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < out; i++) gradient[bias + i] += byOut[row * out + i];
    }
    Arrays.fill(byX, 0);
    blas.multiply(by, Matrix.of(p, weights, in, out).transpose(), Matrix.of(byX, 0, rows, in), 0);
  }
}
