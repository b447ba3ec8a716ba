package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.patch.Instance;
import io.driftglass.neural.patch.PatchNetwork;
import io.driftglass.neural.patch.PatchShape;
import java.util.List;

/// A patch transformer as nodes of an ONNX graph: rows brought to mean 0 and spread 1 in doubles,
/// the network in floats, its path put back to where the rows lie.
final class OnnxPatches {
  private final OnnxGraph graph;
  private final PatchShape shape;
  private final OnnxLayers layers;

  private OnnxPatches(OnnxGraph graph, PatchNetwork network) {
    this.graph = graph;
    shape = network.shape();
    layers = new OnnxLayers(graph, shape.stack(), network.parameters());
  }

  /// @param rows name of the rows, doubles [windows][context]
  /// @return name of the coming rows, doubles [windows][horizon]
  static String write(OnnxGraph graph, PatchNetwork network, String rows) {
    var own = new OnnxPatches(graph, network);
    var mean = own.mean(rows);
    var away = graph.node("Sub", List.of(rows, mean));
    var spread = own.spread(mean, away);
    var path = graph.toDouble(own.network(graph.toFloat(own.scaled(away, spread))));
    var layers = own.layers;
    return layers.plus(layers.times(path, spread), mean);
  }

  private String mean(String rows) {
    return graph.node(
        "ReduceMean", List.of(rows), Attribute.list("axes", 1L), Attribute.of("keepdims", 1));
  }

  /// 0 where it is no more than rounding.
  private String spread(String mean, String away) {
    var spread = graph.node("Sqrt", List.of(mean(layers.times(away, away))));
    var least = layers.times(graph.node("Abs", List.of(mean)), real(Instance.ROUNDING));
    var beyond = graph.toDouble(graph.node("Greater", List.of(spread, least)));
    return layers.times(spread, beyond);
  }

  private String scaled(String away, String spread) {
    var none = graph.toDouble(graph.node("Equal", List.of(spread, real(0))));
    var scaled = graph.node("Div", List.of(away, layers.plus(spread, none)));
    var low = graph.doubles(new double[] {-Instance.FAR});
    var high = graph.doubles(new double[] {Instance.FAR});
    var held = graph.node("Clip", List.of(scaled, low, high));
    var whole = graph.node("Round", List.of(layers.times(held, real(Instance.GRID))));
    return layers.times(whole, real(1 / Instance.GRID));
  }

  private String network(String context) {
    int width = shape.width();
    int patches = shape.patches();
    var cut = graph.node("Gather", List.of(context, places()), Attribute.of("axis", 1));
    var embedded = layers.by(cut, shape.embedding(), shape.patch(), width);
    var positions = layers.positions(shape.positions(), shape.embeddingBias());
    var x = layers.norm(layers.all(layers.plus(embedded, positions)), shape.lastNorm());
    var flat = graph.node("Reshape", List.of(x, graph.longs(-1, (long) patches * width)));
    return layers.map(flat, shape.head(), patches * width, shape.headBias(), shape.horizon());
  }

  /// Rows of every patch.
  private String places() {
    var rows = new long[shape.patches() * shape.patch()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (long) shape.start(i / shape.patch()) + i % shape.patch();
    }
    return graph.table(rows, shape.patches(), shape.patch());
  }

  private String real(double value) {
    return graph.doubles(new double[] {value}, 1);
  }
}
