package io.driftglass.neural.patch;

/// The size of a patch transformer and where each of its parameters lies in one flat array.
///
/// Order, all matrices row after row: E (patch x width), e (width), positions (patches x width);
/// then each layer as [LayerShape] has it; then gain and shift of the last normalisation, D
/// (patches width x horizon) and d (horizon).
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
    LayerShape.check(width, heads, inner);
  }

  /// Patches, the last one ending at the last row; the first may reach back less far.
  public int patches() {
    return (context - patch) / stride + 1;
  }

  /// Row of the context at which a patch begins.
  public int start(int index) {
    return context - patch - (patches() - 1 - index) * stride;
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

  public LayerShape stack() {
    int at = positions() + patches() * width;
    return new LayerShape(patches(), width, heads, layers, inner, at);
  }

  public int lastNorm() {
    return stack().end();
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
