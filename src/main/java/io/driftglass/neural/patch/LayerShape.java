package io.driftglass.neural.patch;

import java.util.Arrays;
import java.util.Random;

/// The size of the layers of a transformer over patches and where each of their parameters lies.
///
/// Order for each layer, all matrices row after row: gain and shift of the first normalisation
/// (width each), Q, K and V side by side (width x 3 width) and their bias, O (width x width) and
/// its bias, gain and shift of the second normalisation, A (width x inner) and its bias, B (inner x
/// width) and its bias.
///
/// @param patches of a sequence
/// @param width values a patch is turned into
/// @param heads of attention; must divide `width`
/// @param layers stacked
/// @param inner values between the two maps of a layer
/// @param at where the parameters of the first layer begin
public record LayerShape(int patches, int width, int heads, int layers, int inner, int at) {
  public LayerShape {
    check(width, heads, inner);
  }

  static void check(int width, int heads, int inner) {
    if (width < 1 || heads < 1 || width % heads != 0 || inner < 1) {
      throw new IllegalArgumentException(
          "%d heads do not divide a width of %d".formatted(heads, width));
    }
  }

  public int headWidth() {
    return width / heads;
  }

  private int layer(int layer) {
    int size = 2 * width + 3 * width * width + 3 * width + width * width + width;
    size += 2 * width + width * inner + inner + inner * width + width;
    return at + layer * size;
  }

  public int firstNorm(int layer) {
    return layer(layer);
  }

  public int attention(int layer) {
    return firstNorm(layer) + 2 * width;
  }

  public int attentionBias(int layer) {
    return attention(layer) + 3 * width * width;
  }

  public int mix(int layer) {
    return attentionBias(layer) + 3 * width;
  }

  public int mixBias(int layer) {
    return mix(layer) + width * width;
  }

  public int secondNorm(int layer) {
    return mixBias(layer) + width;
  }

  public int up(int layer) {
    return secondNorm(layer) + 2 * width;
  }

  public int upBias(int layer) {
    return up(layer) + width * inner;
  }

  public int down(int layer) {
    return upBias(layer) + inner;
  }

  public int downBias(int layer) {
    return down(layer) + inner * width;
  }

  /// Where the parameters of the last layer end.
  public int end() {
    return layer(layers);
  }

  /// Weights uniform after Glorot & Bengio 2010, gains 1.
  void draw(float[] p, Random random) {
    for (int layer = 0; layer < layers; layer++) {
      ones(p, firstNorm(layer), width);
      glorot(p, attention(layer), width, 3 * width, random);
      glorot(p, mix(layer), width, width, random);
      ones(p, secondNorm(layer), width);
      glorot(p, up(layer), width, inner, random);
      glorot(p, down(layer), inner, width, random);
    }
  }

  /// Positions as sines and cosines to begin with (Vaswani et al. 2017, 3.5), an odd width ending
  /// on a sine.
  ///
  /// @param from where the table [patches][width] lies
  void drawPositions(float[] p, int from) {
    for (int patch = 0; patch < patches; patch++) {
      for (int i = 0; i < width; i++) p[from + patch * width + i] = position(patch, i, width);
    }
  }

  static float position(int patch, int i, int width) {
    int pair = i / 2;
    double angle = patch / Math.pow(10_000, 2.0 * pair / width);
    return (float) (.1 * (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle)));
  }

  static void ones(float[] p, int from, int count) {
    Arrays.fill(p, from, from + count, 1);
  }

  static void glorot(float[] p, int from, int rows, int columns, Random random) {
    float limit = (float) Math.sqrt(6.0 / (rows + columns));
    for (int i = 0; i < rows * columns; i++) p[from + i] = limit * (2 * random.nextFloat() - 1);
  }
}
