package io.driftglass.neural.patch;

/// The size of a patch transformer and where each of its parameters lies in one flat array.
///
/// Order, all matrices row after row: E (patch x width), e (width), positions (patches x width);
/// then for each layer: gain and shift of the first normalisation (width each), Q, K and V side by
/// side (width x 3 width) and their bias, O (width x width) and its bias, gain and shift of the
/// second normalisation, A (width x inner) and its bias, B (inner x width) and its bias; then gain
/// and shift of the last normalisation, D (patches width x horizon) and d (horizon).
///
/// @param context rows looked at
/// @param patch rows a patch, at most `context`
/// @param stride rows from one patch to the next
/// @param width values a patch is turned into
/// @param heads of attention; must divide `width`
/// @param layers stacked
/// @param inner values between the two maps of a layer
/// @param horizon rows foretold
public record PatchShape(
    int context, int patch, int stride, int width, int heads, int layers, int inner, int horizon) {
  public PatchShape {
    if (context < 1 || patch < 1 || patch > context || stride < 1 || layers < 1 || horizon < 1) {
      throw new IllegalArgumentException("context, patch, stride, layers and horizon must fit");
    }
    if (width < 1 || heads < 1 || width % heads != 0 || inner < 1) {
      throw new IllegalArgumentException(
          "%d heads do not divide a width of %d".formatted(heads, width));
    }
  }

  /// Patches, the last one ending at the last row; the first may reach back less far.
  public int patches() {
    return (context - patch) / stride + 1;
  }

  /// Row of the context at which a patch begins.
  public int start(int index) {
    return context - patch - (patches() - 1 - index) * stride;
  }

  public int headWidth() {
    return width / heads;
  }

  public int embedding() {
    return 0;
  }

  public int embeddingBias() {
    return patch * width;
  }

  public int positions() {
    return embeddingBias() + width;
  }

  private int layer(int layer) {
    int size = 2 * width + 3 * width * width + 3 * width + width * width + width;
    size += 2 * width + width * inner + inner + inner * width + width;
    return positions() + patches() * width + layer * size;
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

  public int lastNorm() {
    return layer(layers);
  }

  public int head() {
    return lastNorm() + 2 * width;
  }

  public int headBias() {
    return head() + patches() * width * horizon;
  }

  /// Number of parameters.
  public int size() {
    return headBias() + horizon;
  }
}
