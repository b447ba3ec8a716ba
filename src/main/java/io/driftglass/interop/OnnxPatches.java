package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.patch.Instance;
import io.driftglass.neural.patch.LayerShape;
import io.driftglass.neural.patch.PatchNetwork;
import io.driftglass.neural.patch.PatchShape;
import java.util.Arrays;
import java.util.List;

/// A patch transformer as nodes of an ONNX graph: rows brought to mean 0 and spread 1 in doubles,
/// the network in floats, its path put back to where the rows lie.
final class OnnxPatches {
  private static final double ROOT = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = .044715;

  private final OnnxGraph graph;
  private final PatchShape shape;
  private final LayerShape stack;
  private final float[] p;

  private OnnxPatches(OnnxGraph graph, PatchNetwork network) {
    this.graph = graph;
    shape = network.shape();
    stack = shape.stack();
    p = network.parameters();
  }

  /// @param rows name of the rows, doubles [windows][context]
  /// @return name of the coming rows, doubles [windows][horizon]
  static String write(OnnxGraph graph, PatchNetwork network, String rows) {
    var own = new OnnxPatches(graph, network);
    var mean = own.mean(rows);
    var away = graph.node("Sub", List.of(rows, mean));
    var spread = own.spread(mean, away);
    var path = graph.toDouble(own.network(graph.toFloat(own.scaled(away, spread))));
    return own.plus(own.times(path, spread), mean);
  }

  private String mean(String rows) {
    return graph.node(
        "ReduceMean", List.of(rows), Attribute.list("axes", 1L), Attribute.of("keepdims", 1));
  }

  /// 0 where it is no more than rounding.
  private String spread(String mean, String away) {
    var spread = graph.node("Sqrt", List.of(mean(times(away, away))));
    var least = times(graph.node("Abs", List.of(mean)), real(Instance.ROUNDING));
    return times(spread, graph.toDouble(graph.node("Greater", List.of(spread, least))));
  }

  private String scaled(String away, String spread) {
    var none = graph.toDouble(graph.node("Equal", List.of(spread, real(0))));
    var scaled = graph.node("Div", List.of(away, plus(spread, none)));
    var low = graph.doubles(new double[] {-Instance.FAR});
    var high = graph.doubles(new double[] {Instance.FAR});
    var held = graph.node("Clip", List.of(scaled, low, high));
    var whole = graph.node("Round", List.of(times(held, real(Instance.GRID))));
    return times(whole, real(1 / Instance.GRID));
  }

  private String network(String context) {
    int width = shape.width();
    int patches = shape.patches();
    var cut = graph.node("Gather", List.of(context, places()), Attribute.of("axis", 1));
    var x = plus(by(cut, shape.embedding(), shape.patch(), width), positions());
    for (int layer = 0; layer < shape.layers(); layer++) x = layer(x, layer);
    var flat =
        graph.node(
            "Reshape", List.of(norm(x, shape.lastNorm()), graph.longs(-1, (long) patches * width)));
    return map(flat, shape.head(), patches * width, shape.headBias(), shape.horizon());
  }

  /// Rows of every patch.
  private String places() {
    var rows = new long[shape.patches() * shape.patch()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (long) shape.start(i / shape.patch()) + i % shape.patch();
    }
    return graph.table(rows, shape.patches(), shape.patch());
  }

  /// Positions with the bias of the embedding.
  private String positions() {
    int width = shape.width();
    var table = part(shape.positions(), shape.patches() * width);
    for (int i = 0; i < table.length; i++) table[i] += p[shape.embeddingBias() + i % width];
    return graph.floats(table, shape.patches(), width);
  }

  private String layer(String x, int layer) {
    int width = shape.width();
    var attended = attention(norm(x, stack.firstNorm(layer)), layer);
    var between = plus(x, map(attended, stack.mix(layer), width, stack.mixBias(layer), width));
    var second = norm(between, stack.secondNorm(layer));
    var raised = map(second, stack.up(layer), width, stack.upBias(layer), shape.inner());
    var moved = map(bent(raised), stack.down(layer), shape.inner(), stack.downBias(layer), width);
    return plus(between, moved);
  }

  private String attention(String x, int layer) {
    int width = shape.width();
    var all = map(x, stack.attention(layer), width, stack.attentionBias(layer), 3 * width);
    var three = List.of(all + "q", all + "k", all + "v");
    graph.node(
        "Split", List.of(all, graph.longs(width, width, width)), three, Attribute.of("axis", 2));
    var q = heads(three.get(0), 0L, 2L, 1L, 3L);
    var k = heads(three.get(1), 0L, 2L, 3L, 1L);
    var v = heads(three.get(2), 0L, 2L, 1L, 3L);
    var alike = times(product(q, k), real32(1 / Math.sqrt(stack.headWidth())));
    var shares = graph.node("Softmax", List.of(alike), Attribute.of("axis", -1));
    var mixed =
        graph.node(
            "Transpose", List.of(product(shares, v)), Attribute.list("perm", 0L, 2L, 1L, 3L));
    return graph.node("Reshape", List.of(mixed, graph.longs(0, shape.patches(), width)));
  }

  private String heads(String from, Long... order) {
    var sizes = graph.longs(0, shape.patches(), shape.heads(), stack.headWidth());
    var apart = graph.node("Reshape", List.of(from, sizes));
    return graph.node("Transpose", List.of(apart), Attribute.list("perm", order));
  }

  /// The Gaussian unit by its hyperbolic tangent.
  private String bent(String z) {
    var cube = times(times(z, z), z);
    var curve = times(plus(z, times(cube, real32(CUBIC))), real32(ROOT));
    var half = times(z, real32(.5));
    return times(half, plus(graph.node("Tanh", List.of(curve)), real32(1)));
  }

  /// Over the last values; ONNX adds 1e-5 to the variance, as we do.
  private String norm(String x, int at) {
    int width = shape.width();
    var gain = graph.floats(part(at, width), width);
    var shift = graph.floats(part(at + width, width), width);
    return graph.node("LayerNormalization", List.of(x, gain, shift), Attribute.of("axis", -1));
  }

  private String map(String x, int weights, int in, int biases, int out) {
    return plus(by(x, weights, in, out), graph.floats(part(biases, out), out));
  }

  private String by(String x, int weights, int in, int out) {
    return product(x, graph.floats(part(weights, in * out), in, out));
  }

  private String product(String left, String right) {
    return graph.node("MatMul", List.of(left, right));
  }

  private String plus(String left, String right) {
    return graph.node("Add", List.of(left, right));
  }

  private String times(String left, String right) {
    return graph.node("Mul", List.of(left, right));
  }

  private String real(double value) {
    return graph.doubles(new double[] {value}, 1);
  }

  private String real32(double value) {
    return graph.floats(new float[] {(float) value}, 1);
  }

  private float[] part(int from, int length) {
    return Arrays.copyOfRange(p, from, from + length);
  }
}
