package io.driftglass.neural.conv;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The size of a [ConvNetwork].
///
/// @param rows of a window
/// @param channels values a row
/// @param kernel rows a convolution sees
/// @param filters values a row after the first layer; half of them after the second
public record ConvShape(int rows, int channels, int kernel, int filters) {
  public ConvShape {
    if (rows < 1 || channels < 1 || kernel < 1 || filters < 2) {
      throw new IllegalArgumentException("rows, channels and kernel must be 1, filters 2 or more");
    }
  }

  /// First layer first.
  public List<ConvLayer> layers() {
    int half = Math.ceilDiv(rows, 2);
    int few = filters / 2;
    var layers = new ArrayList<ConvLayer>();
    add(layers, rows, channels, filters, 2, false);
    add(layers, half, filters, few, 2, false);
    add(layers, half, few, few, 2, true);
    add(layers, rows, few, filters, 2, true);
    add(layers, rows, filters, channels, 1, false);
    return layers;
  }

  private void add(
      List<ConvLayer> layers, int most, int in, int out, int stride, boolean transposed) {
    int at = layers.isEmpty() ? 0 : layers.getLast().end();
    layers.add(new ConvLayer(most, in, out, kernel, stride, transposed, at));
  }

  /// Number of parameters.
  public int size() {
    return layers().getLast().end();
  }

  void write(ParameterWriter out) throws IOException {
    out.whole(rows).whole(channels).whole(kernel).whole(filters);
  }

  static ConvShape read(ParameterReader in) throws IOException {
    return new ConvShape(in.count(), in.count(), in.count(), in.count());
  }
}
