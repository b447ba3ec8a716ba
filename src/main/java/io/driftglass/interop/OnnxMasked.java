package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.patch.MaskedNetwork;
import io.driftglass.neural.patch.MaskedShape;
import java.util.List;

/// A transformer that tells hidden patches from the others as nodes of an ONNX graph: every window
/// makes two sequences, in the first of which every second patch is hidden, in the other the rest.
final class OnnxMasked {
  private final OnnxGraph graph;
  private final MaskedShape shape;
  private final float[] p;
  private final OnnxLayers layers;

  private OnnxMasked(OnnxGraph graph, MaskedNetwork network) {
    this.graph = graph;
    shape = network.shape();
    p = network.parameters();
    layers = new OnnxLayers(graph, shape.stack(), p);
  }

  /// @param window name of the rows, floats [windows][rows channels]
  /// @return name of what is given back of them, doubles [windows][rows channels]
  static String write(OnnxGraph graph, MaskedNetwork network, String window) {
    var own = new OnnxMasked(graph, network);
    var seen = own.embedded(window);
    var both = List.of(own.half(seen, 0), own.half(seen, 1));
    var told = own.told(graph.node("Concat", both, Attribute.of("axis", 0)));
    return graph.toDouble(own.window(told));
  }

  /// The first patch is filled up with zeros in front.
  private String embedded(String window) {
    var full = graph.node("Pad", List.of(window, graph.longs(0, shape.lacking(), 0, 0)));
    var sizes = graph.longs(-1, shape.patches(), shape.values());
    var patches = graph.node("Reshape", List.of(full, sizes));
    var embedded = layers.by(patches, shape.embedding(), shape.values(), shape.width());
    return layers.plus(embedded, layers.positions(shape.positions(), shape.embeddingBias()));
  }

  /// The sequence in which the patches from `first` on, one in two, are hidden.
  private String half(String seen, int first) {
    int width = shape.width();
    var hidden = new float[shape.patches() * width];
    for (int i = 0; i < hidden.length; i++) {
      if (i / width % 2 == first)
        hidden[i] = p[shape.hidden() + i % width] + p[shape.positions() + i];
    }
    var table = graph.floats(hidden, shape.patches(), width);
    return layers.plus(layers.times(seen, every(1 - first)), table);
  }

  /// 1 for every second patch from `first` on, 0 for the others.
  private String every(int first) {
    var ones = new float[shape.patches()];
    for (int patch = first; patch < ones.length; patch += 2) ones[patch] = 1;
    return graph.floats(ones, ones.length, 1);
  }

  /// @return name of what is told of every patch, seen or hidden
  private String told(String sequences) {
    var last = layers.norm(layers.all(sequences), shape.lastNorm());
    return layers.map(last, shape.head(), shape.width(), shape.headBias(), shape.values());
  }

  /// Of every patch what was told of it where it was hidden.
  private String window(String told) {
    var two = List.of("even", "odd");
    graph.node("Split", List.of(told), two, Attribute.of("axis", 0));
    var patches = layers.plus(layers.times("even", every(0)), layers.times("odd", every(1)));
    var sizes = graph.longs(-1, (long) shape.patches() * shape.values());
    var full = graph.node("Reshape", List.of(patches, sizes));
    var from = graph.longs(shape.lacking());
    return graph.node("Slice", List.of(full, from, graph.longs(Long.MAX_VALUE), graph.longs(1)));
  }
}
