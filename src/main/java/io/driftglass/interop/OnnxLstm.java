package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.LstmNetwork;
import java.util.Arrays;
import java.util.List;

/// LSTMs as nodes of an ONNX graph, which wants the gates as i, o, f, c and each matrix turned
/// round.
final class OnnxLstm {
  private OnnxLstm() {}

  /// Layer on layer, then the linear one.
  ///
  /// @param from name of the rows, floats [windows][steps][inputs]
  /// @return name of what comes out, doubles [windows][outputs]
  static String write(OnnxGraph graph, LstmNetwork network, String from) {
    var shape = network.shape();
    var p = network.parameters();
    int units = shape.units();
    var rows = stepwise(graph, from);
    int at = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      int in = layer == 0 ? shape.inputs() : units;
      var cell = cell(graph, p, at, in, units);
      at += (in + units + 1) * 4 * units;
      boolean top = layer == shape.layers() - 1;
      var name = "lstm" + layer;
      var to = top ? List.of("", name) : List.of(name);
      var seen = List.of(rows, cell.get(0), cell.get(1), cell.get(2));
      graph.node("LSTM", seen, to, Attribute.of("hidden_size", units));
      long axis = top ? 0 : 1;
      rows = graph.node("Squeeze", List.of(name, graph.longs(axis)));
    }
    int outputs = shape.outputs();
    var d = graph.floats(Arrays.copyOfRange(p, at, at + units * outputs), units, outputs);
    var e = graph.floats(Arrays.copyOfRange(p, at + units * outputs, p.length), outputs);
    return graph.toDouble(graph.node("Gemm", List.of(rows, d, e)));
  }

  /// Steps before windows, or windows before steps.
  static String stepwise(OnnxGraph graph, String from) {
    return graph.node("Transpose", List.of(from), Attribute.list("perm", 1L, 0L, 2L));
  }

  /// @param at where W, R and b of a layer lie, one after the other
  /// @return names of what ONNX calls W, R and B
  static List<String> cell(OnnxGraph graph, float[] p, int at, int in, int units) {
    int recurrent = at + in * 4 * units;
    var both = new float[8 * units];
    System.arraycopy(turned(p, recurrent + units * 4 * units, 1, units), 0, both, 0, 4 * units);
    return List.of(
        graph.floats(turned(p, at, in, units), 1, 4L * units, in),
        graph.floats(turned(p, recurrent, units, units), 1, 4L * units, units),
        graph.floats(both, 1, 8L * units));
  }

  /// @return [4 units][in] in the order i, o, f, c, of [in][4 units] in the order i, f, o, c
  private static float[] turned(float[] p, int at, int in, int units) {
    var turned = new float[in * 4 * units];
    int[] ours = {0, 2, 1, 3};
    for (int gate = 0; gate < 4; gate++) {
      for (int unit = 0; unit < units; unit++) {
        for (int i = 0; i < in; i++) {
          turned[(gate * units + unit) * in + i] =
              p[at + i * 4 * units + ours[gate] * units + unit];
        }
      }
    }
    return turned;
  }
}
