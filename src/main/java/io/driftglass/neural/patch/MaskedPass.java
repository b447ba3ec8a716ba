package io.driftglass.neural.patch;

import io.driftglass.neural.Blas;
import io.driftglass.neural.Matrix;
import io.driftglass.neural.WindowPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A [MaskedNetwork]'s way through a batch of windows and back, with room for both. One thread.
///
/// Every window makes two sequences of patches; a patch is hidden in one of them.
final class MaskedPass implements WindowPass {
  private final Blas blas;
  private final MaskedShape shape;
  private final int most;

  /// Patches of all windows.
  private final int rows;

  private final float[] input;
  private final float[] output;

  /// Of all patches: in which of its window's sequences it is hidden, 0 or 1.
  private final int[] hiddenIn;

  private final float[] patches;
  private final float[] embedded;
  private final float[] x;
  private final List<PatchLayer> layers = new ArrayList<>();
  private final LayerNorm last;
  private final float[] told;
  private final float[] given;
  private final float[] byX;
  private final float[] byLast;

  /// @param most windows of the largest batch
  MaskedPass(Blas blas, MaskedShape shape, int most) {
    this.blas = blas;
    this.shape = shape;
    this.most = most;
    int width = shape.width();
    rows = most * shape.patches();
    input = new float[most * shape.rows() * shape.channels()];
    output = new float[input.length];
    hiddenIn = new int[rows];
    patches = new float[rows * shape.values()];
    given = new float[patches.length];
    embedded = new float[rows * width];
    told = new float[rows * width];
    x = new float[2 * rows * width];
    for (int layer = 0; layer < shape.layers(); layer++) {
      layers.add(new PatchLayer(blas, shape.stack(), layer, 2 * most));
    }
    last = new LayerNorm(2 * rows, width);
    byX = new float[x.length];
    byLast = new float[x.length];
  }

  @Override
  public float[] input() {
    return input;
  }

  /// Every second patch is hidden, then the others.
  @Override
  public float[] forward(float[] parameters, int windows) {
    for (int row = 0; row < rows; row++) hiddenIn[row] = row % shape.patches() % 2;
    forward(parameters, false);
    int values = shape.rows() * shape.channels();
    int of = shape.patches() * shape.values();
    for (int i = 0; i < windows; i++) {
      System.arraycopy(given, i * of + shape.lacking(), output, i * values, values);
    }
    return output;
  }

  /// Which patches are hidden first is drawn anew, half of each window's.
  @Override
  public double learn(
      float[] parameters, int windows, double dropout, RandomGenerator random, float[] gradient) {
    hide(random);
    for (var layer : layers) layer.draw(dropout, random);
    forward(parameters, true);
    double loss = 0;
    int of = shape.patches() * shape.values();
    for (int i = 0; i < given.length; i++) {
      boolean judged = i / of < windows && i % of >= shape.lacking();
      given[i] = judged ? given[i] - patches[i] : 0;
      loss += (double) given[i] * given[i];
    }
    Arrays.fill(gradient, 0);
    back(parameters, gradient);
    return loss;
  }

  private void hide(RandomGenerator random) {
    int count = shape.patches();
    for (int from = 0; from < rows; from += count) {
      for (int i = 0; i < count; i++) hiddenIn[from + i] = i % 2;
      for (int i = count - 1; i > 0; i--) {
        int j = from + random.nextInt(i + 1);
        int other = hiddenIn[j];
        hiddenIn[j] = hiddenIn[from + i];
        hiddenIn[from + i] = other;
      }
    }
  }

  private void forward(float[] p, boolean training) {
    int width = shape.width();
    cut();
    fill(p, shape.embeddingBias(), embedded, width);
    blas.multiply(all(patches, shape.values()), embedding(p), all(embedded, width), 1);
    for (int row = 0; row < rows; row++) {
      set(row, hiddenIn[row], p, shape.hidden(), p);
      set(row, 1 - hiddenIn[row], embedded, row * width, p);
    }
    for (var layer : layers) layer.forward(p, x, training);
    last.forward(x, p, shape.lastNorm());
    for (int row = 0; row < rows; row++) {
      System.arraycopy(last.out, place(row, hiddenIn[row]), told, row * width, width);
    }
    fill(p, shape.headBias(), given, shape.values());
    blas.multiply(all(told, width), head(p), all(given, shape.values()), 1);
  }

  /// The windows into patches, the first filled up with zeros in front.
  private void cut() {
    int values = shape.rows() * shape.channels();
    int of = shape.patches() * shape.values();
    for (int i = 0; i < most; i++) {
      System.arraycopy(input, i * values, patches, i * of + shape.lacking(), values);
    }
  }

  private void fill(float[] p, int bias, float[] to, int width) {
    for (int row = 0; row < rows; row++) System.arraycopy(p, bias, to, row * width, width);
  }

  /// Index in [#x] of a patch in one of its window's two sequences.
  private int place(int row, int sequence) {
    int count = shape.patches();
    return ((row / count * 2 + sequence) * count + row % count) * shape.width();
  }

  /// Puts values and the patch's position into a sequence.
  private void set(int row, int sequence, float[] values, int from, float[] p) {
    int at = place(row, sequence);
    int position = shape.positions() + row % shape.patches() * shape.width();
    for (int i = 0; i < shape.width(); i++) x[at + i] = values[from + i] + p[position + i];
  }

  private void back(float[] p, float[] gradient) {
    int width = shape.width();
    var missed = all(given, shape.values());
    blas.multiply(all(told, width).transpose(), missed, head(gradient), 0);
    addRows(given, shape.values(), gradient, shape.headBias());
    blas.multiply(missed, head(p).transpose(), all(told, width), 0);
    Arrays.fill(byLast, 0);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(told, row * width, byLast, place(row, hiddenIn[row]), width);
    }
    Arrays.fill(byX, 0);
    last.back(byLast, byX, p, gradient, shape.lastNorm());
    for (int i = layers.size() - 1; i >= 0; i--) layers.get(i).back(p, byX, gradient);
    for (int row = 0; row < rows; row++) {
      int hidden = place(row, hiddenIn[row]);
      int seen = place(row, 1 - hiddenIn[row]);
      int position = shape.positions() + row % shape.patches() * width;
      for (int i = 0; i < width; i++) {
        gradient[shape.hidden() + i] += byX[hidden + i];
        gradient[position + i] += byX[hidden + i] + byX[seen + i];
        embedded[row * width + i] = byX[seen + i];
      }
    }
    addRows(embedded, width, gradient, shape.embeddingBias());
    blas.multiply(
        all(patches, shape.values()).transpose(), all(embedded, width), embedding(gradient), 0);
  }

  private void addRows(float[] from, int width, float[] gradient, int at) {
    for (int i = 0; i < rows * width; i++) gradient[at + i % width] += from[i];
  }

  private Matrix all(float[] values, int width) {
    return Matrix.of(values, 0, rows, width);
  }

  private Matrix embedding(float[] p) {
    return Matrix.of(p, shape.embedding(), shape.values(), shape.width());
  }

  private Matrix head(float[] p) {
    return Matrix.of(p, shape.head(), shape.width(), shape.values());
  }
}
