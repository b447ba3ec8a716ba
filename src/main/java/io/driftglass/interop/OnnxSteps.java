package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.portable.Program;
import io.driftglass.neural.portable.Program.Step;
import java.util.ArrayList;
import java.util.List;

/// The steps of a program as nodes of an ONNX graph, in doubles; its vectors are rows `[windows]
/// [values]`.
final class OnnxSteps {
  private final OnnxGraph graph;
  private final List<String> made = new ArrayList<>();

  private OnnxSteps(OnnxGraph graph, String window) {
    this.graph = graph;
    made.add(window);
  }

  /// @param window name of the input
  /// @param to name of what comes out
  static void write(OnnxGraph graph, Program program, String window, String to) {
    var steps = new OnnxSteps(graph, window);
    for (var step : program.steps()) steps.made.add(steps.node(step));
    graph.node("Identity", List.of(steps.made.getLast()), List.of(to));
  }

  private String node(Step step) {
    return switch (step) {
      case Step.Times(int from, double[] matrix, double[] constants) ->
          times(from, matrix, constants);
      case Step.Shift(int from, double by) -> with("Add", from, number(by));
      case Step.Over(int from, double by) -> with("Div", from, number(by));
      case Step.Clip(int from, double low, double high) -> clip(from, low, high);
      case Step.Round(int from) -> of("Round", from);
      case Step.Log(int from) -> of("Log", from);
      case Step.Exp(int from) -> of("Exp", from);
      case Step.Plus(int from, int other) -> with("Add", from, made.get(other));
      case Step.Minus(int from, int other) -> with("Sub", from, made.get(other));
      case Step.Joined(int from, int other) ->
          graph.node("Concat", List.of(made.get(from), made.get(other)), Attribute.of("axis", 1));
      case Step.Rest(int from) -> from(from, 1);
      case Step.Last(int from) -> from(from, -1);
      case Step.Recurrent(int from, var network) ->
          OnnxLstm.write(
              graph,
              network,
              graph.toFloat(graph.node("Unsqueeze", List.of(made.get(from), graph.longs(2)))));
      case Step.Patched(int from, var network) -> OnnxPatches.write(graph, network, made.get(from));
    };
  }

  private String times(int from, double[] matrix, double[] constants) {
    long outputs = constants.length;
    var weights = graph.doubles(matrix, matrix.length / outputs, outputs);
    var product = graph.node("MatMul", List.of(made.get(from), weights));
    return graph.node("Add", List.of(product, graph.doubles(constants, outputs)));
  }

  private String clip(int from, double low, double high) {
    return graph.node("Clip", List.of(made.get(from), scalar(low), scalar(high)));
  }

  private String from(int place, long start) {
    return graph.node(
        "Slice",
        List.of(made.get(place), graph.longs(start), graph.longs(Long.MAX_VALUE), graph.longs(1)));
  }

  private String of(String operator, int from) {
    return graph.node(operator, List.of(made.get(from)));
  }

  private String with(String operator, int from, String other) {
    return graph.node(operator, List.of(made.get(from), other));
  }

  private String number(double value) {
    return graph.doubles(new double[] {value}, 1);
  }

  private String scalar(double value) {
    return graph.doubles(new double[] {value});
  }
}
