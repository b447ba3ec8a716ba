package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.conv.ConvLayer;
import io.driftglass.neural.conv.ConvNetwork;
import java.util.Arrays;
import java.util.List;

/// Convolutions along the rows of a window, and back, as nodes of an ONNX graph.
final class OnnxConvolutions {
  private OnnxConvolutions() {}

  /// @param rows name of the rows, floats [windows][rows][channels]
  /// @return name of what is given back of them, doubles [windows][rows channels]
  static String write(OnnxGraph graph, ConvNetwork network, String rows) {
    var shape = network.shape();
    var layers = shape.layers();
    var values = turned(graph, rows);
    for (int i = 0; i < layers.size(); i++) {
      values = layer(graph, layers.get(i), network.parameters(), values);
      if (i < layers.size() - 1) values = graph.node("Relu", List.of(values));
    }
    long size = (long) shape.rows() * shape.channels();
    var flat = List.of(turned(graph, values), graph.longs(-1, size));
    return graph.toDouble(graph.node("Reshape", flat));
  }

  /// ONNX wants rows last.
  private static String turned(OnnxGraph graph, String values) {
    return graph.node("Transpose", List.of(values), Attribute.list("perm", 0L, 2L, 1L));
  }

  private static String layer(OnnxGraph graph, ConvLayer layer, float[] p, String values) {
    var biases = Arrays.copyOfRange(p, layer.bias(), layer.bias() + layer.out());
    var from = List.of(values, weights(graph, layer, p), graph.floats(biases, layer.out()));
    long before = layer.padding() / 2;
    var size = Attribute.list("kernel_shape", (long) layer.kernel());
    var stride = Attribute.list("strides", (long) layer.stride());
    var pads = Attribute.list("pads", before, layer.padding() - before);
    if (!layer.transposed()) return graph.node("Conv", from, size, stride, pads);
    long reached = (layer.steps() - 1L) * layer.stride() + layer.kernel() - layer.padding();
    var unseen = Attribute.list("output_padding", layer.rows() - reached);
    return graph.node("ConvTranspose", from, size, stride, pads, unseen);
  }

  /// @return [out][in][kernel] of [kernel][in][out], for a transpose [in][out][kernel] of
  ///   [in][kernel][out]
  private static String weights(OnnxGraph graph, ConvLayer layer, float[] p) {
    int in = layer.in();
    int out = layer.out();
    int kernel = layer.kernel();
    var turned = new float[in * out * kernel];
    for (int k = 0; k < kernel; k++) {
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          int from = layer.transposed() ? i * kernel + k : k * in + i;
          int to = layer.transposed() ? i * out + o : o * in + i;
          turned[to * kernel + k] = p[layer.at() + from * out + o];
        }
      }
    }
    int first = layer.transposed() ? in : out;
    return graph.floats(turned, first, layer.transposed() ? out : in, kernel);
  }
}
