package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.EncoderDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An encoder and a decoder as nodes of an ONNX graph. The decoder is shown the row it gave back
/// before, a linear map of its own state: with that map in its recurrent weights it needs no input,
/// and all its steps are one node.
final class OnnxRecalled {
  private final OnnxGraph graph;
  private final EncoderDecoder.Shape shape;
  private final float[] p;

  private OnnxRecalled(OnnxGraph graph, EncoderDecoder network) {
    this.graph = graph;
    shape = network.shape();
    p = network.parameters();
  }

  /// @param window name of the rows, floats [windows][rows][channels]
  /// @return name of what is given back of them, doubles [windows][rows channels]
  static String write(OnnxGraph graph, EncoderDecoder network, String window) {
    var own = new OnnxRecalled(graph, network);
    return graph.toDouble(own.forwards(own.rows(own.states(OnnxLstm.stepwise(graph, window)))));
  }

  /// @param rows name of floats [rows][windows][channels]
  /// @return name of the states from which rows are given back, the last row's first
  private String states(String rows) {
    var hidden = Attribute.of("hidden_size", shape.units());
    var read = new ArrayList<>(List.of(rows));
    read.addAll(OnnxLstm.cell(graph, p, 0, shape.channels(), shape.units()));
    graph.node("LSTM", read, List.of("", "state", "cell"), hidden);
    if (shape.rows() == 1) return "state";
    var from = List.of(rows, graph.longs(1), graph.longs(Long.MAX_VALUE), graph.longs(0));
    var told = new ArrayList<>(List.of(graph.node("Slice", from)));
    told.addAll(OnnxLstm.cell(graph, alone(), 0, shape.channels(), shape.units()));
    told.addAll(List.of("", "state", "cell"));
    var states = graph.node("LSTM", told, hidden);
    var apart = graph.node("Squeeze", List.of(states, graph.longs(1)));
    return graph.node("Concat", List.of("state", apart), Attribute.of("axis", 0));
  }

  /// The decoder's W, R and b for a row it need not be shown: R + D W, b + e W, and W 0.
  private float[] alone() {
    int gates = 4 * shape.units();
    int input = shape.decoder();
    int own = shape.channels() * gates;
    var alone = new float[own + (shape.units() + 1) * gates];
    for (int unit = 0; unit <= shape.units(); unit++) {
      int output = shape.outputWeights() + unit * shape.channels();
      for (int gate = 0; gate < gates; gate++) {
        double sum = p[input + own + unit * gates + gate];
        for (int c = 0; c < shape.channels(); c++) {
          sum += (double) p[output + c] * p[input + c * gates + gate];
        }
        alone[own + unit * gates + gate] = (float) sum;
      }
    }
    return alone;
  }

  private String rows(String states) {
    var d = part(shape.outputWeights(), shape.units() * shape.channels());
    var weights = graph.floats(d, shape.units(), shape.channels());
    var biases = graph.floats(part(shape.outputBias(), shape.channels()), shape.channels());
    return graph.node("Add", List.of(graph.node("MatMul", List.of(states, weights)), biases));
  }

  private String forwards(String rows) {
    var order = new long[shape.rows()];
    for (int row = 0; row < order.length; row++) order[row] = order.length - 1L - row;
    var from = List.of(rows, graph.longs(order));
    var turned = OnnxLstm.stepwise(graph, graph.node("Gather", from, Attribute.of("axis", 0)));
    long values = (long) shape.rows() * shape.channels();
    return graph.node("Reshape", List.of(turned, graph.longs(-1, values)));
  }

  private float[] part(int from, int length) {
    return Arrays.copyOfRange(p, from, from + length);
  }
}
