package io.driftglass.neural.patch;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// The size of a [MaskedNetwork] and where each of its parameters lies in one flat array.
///
/// Order, all matrices row after row: E (patch channels x width), e (width), what stands for a
/// hidden patch (width), positions (patches x width); then each layer as [LayerShape] has it; then
/// gain and shift of the last normalisation, D (width x patch channels) and d (patch channels).
///
/// @param rows of a window
/// @param channels values a row
/// @param patch rows a patch, at most `rows`
/// @param width values a patch is turned into
/// @param heads of attention; must divide `width`
/// @param layers stacked
/// @param inner values between the two maps of a layer
public record MaskedShape(
    int rows, int channels, int patch, int width, int heads, int layers, int inner) {
  public MaskedShape {
    if (channels < 1 || patch < 1 || patch > rows || layers < 1) {
      throw new IllegalArgumentException("rows, channels, patch and layers must fit");
    }
    LayerShape.check(width, heads, inner);
  }

  public int patches() {
    return Math.ceilDiv(rows, patch);
  }

  /// Values of a patch.
  public int values() {
    return patch * channels;
  }

  /// Values that the first patch lacks: it may be shorter than the others.
  public int lacking() {
    return patches() * values() - rows * channels;
  }

  public int embedding() {
    return 0;
  }

  public int embeddingBias() {
    return values() * width;
  }

  public int hidden() {
    return embeddingBias() + width;
  }

  public int positions() {
    return hidden() + width;
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
    return head() + width * values();
  }

  /// Number of parameters.
  public int size() {
    return headBias() + values();
  }

  void write(ParameterWriter out) throws IOException {
    out.whole(rows).whole(channels).whole(patch).whole(width);
    out.whole(heads).whole(layers).whole(inner);
  }

  static MaskedShape read(ParameterReader in) throws IOException {
    return new MaskedShape(
        in.count(), in.count(), in.count(), in.count(), in.count(), in.count(), in.count());
  }
}
