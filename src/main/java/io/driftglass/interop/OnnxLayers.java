package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.patch.LayerShape;
import java.util.Arrays;
import java.util.List;

/// The layers of a transformer over patches as nodes of an ONNX graph, in floats; what goes through
/// them is [sequences][patches][width].
final class OnnxLayers {
  private static final double ROOT = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = .044715;

  private final OnnxGraph graph;
  private final LayerShape stack;
  private final float[] p;

  OnnxLayers(OnnxGraph graph, LayerShape stack, float[] parameters) {
    this.graph = graph;
    this.stack = stack;
    p = parameters;
  }

  /// One after the other.
  String all(String from) {
    var x = from;
    for (int layer = 0; layer < stack.layers(); layer++) x = layer(x, layer);
    return x;
  }

  /// The table of positions with the bias of the embedding.
  ///
  /// @param table where it lies, [patches][width]
  String positions(int table, int bias) {
    int width = stack.width();
    var sum = part(table, stack.patches() * width);
    for (int i = 0; i < sum.length; i++) sum[i] += p[bias + i % width];
    return graph.floats(sum, stack.patches(), width);
  }

  private String layer(String x, int layer) {
    int width = stack.width();
    var attended = attention(norm(x, stack.firstNorm(layer)), layer);
    var between = plus(x, map(attended, stack.mix(layer), width, stack.mixBias(layer), width));
    var second = norm(between, stack.secondNorm(layer));
    var raised = map(second, stack.up(layer), width, stack.upBias(layer), stack.inner());
    var moved = map(bent(raised), stack.down(layer), stack.inner(), stack.downBias(layer), width);
    return plus(between, moved);
  }

  private String attention(String x, int layer) {
    int width = stack.width();
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
    return graph.node("Reshape", List.of(mixed, graph.longs(0, stack.patches(), width)));
  }

  private String heads(String from, Long... order) {
    var sizes = graph.longs(0, stack.patches(), stack.heads(), stack.headWidth());
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
  String norm(String x, int at) {
    int width = stack.width();
    var gain = graph.floats(part(at, width), width);
    var shift = graph.floats(part(at + width, width), width);
    return graph.node("LayerNormalization", List.of(x, gain, shift), Attribute.of("axis", -1));
  }

  String map(String x, int weights, int in, int biases, int out) {
    return plus(by(x, weights, in, out), graph.floats(part(biases, out), out));
  }

  String by(String x, int weights, int in, int out) {
    return product(x, graph.floats(part(weights, in * out), in, out));
  }

  private String product(String left, String right) {
    return graph.node("MatMul", List.of(left, right));
  }

  String plus(String left, String right) {
    return graph.node("Add", List.of(left, right));
  }

  String times(String left, String right) {
    return graph.node("Mul", List.of(left, right));
  }

  private String real32(double value) {
    return graph.floats(new float[] {(float) value}, 1);
  }

  private float[] part(int from, int length) {
    return Arrays.copyOfRange(p, from, from + length);
  }
}
