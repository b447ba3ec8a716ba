package io.driftglass.interop;

import io.driftglass.interop.OnnxGraph.Attribute;
import io.driftglass.neural.DenseNetwork;
import io.driftglass.neural.EncoderDecoder;
import io.driftglass.neural.LstmNetwork;
import io.driftglass.neural.conv.ConvNetwork;
import io.driftglass.neural.patch.MaskedNetwork;
import io.driftglass.neural.portable.Portable;
import io.driftglass.neural.portable.Program;
import java.util.Collections;
import java.util.List;

/// A network or a ridge as an ONNX model: from windows of rows in the channels' own units, as
/// doubles `[windows][steps][inputs]`, to `prediction` `[windows][outputs]` or `score` `[windows]
/// [1]`. What turns predictions into scores (smoothing, usual error) stays with the bundle.
public final class OnnxExport {
  private OnnxExport() {}

  public static byte[] of(Portable portable, String title, String appVersion) {
    var graph = new OnnxGraph();
    int inputs = portable.inputs().size();
    var window = graph.input("window", portable.steps(), inputs);
    if (portable.function() instanceof Portable.Function.Stepwise(Program program, int outputs)) {
      OnnxSteps.write(graph, program, flat(graph, portable, window), "prediction");
      graph.output("prediction", outputs);
      return named(graph, portable, title, appVersion);
    }
    var scaled = scaled(graph, portable, window);
    var found =
        switch (portable.function()) {
          case Portable.Function.Stepwise stepwise -> throw new IllegalStateException("written");
          case Portable.Function.Recurrent(LstmNetwork network) ->
              OnnxLstm.write(graph, network, graph.toFloat(scaled));
          case Portable.Function.Dense(DenseNetwork network) ->
              dense(graph, network, graph.toFloat(flat(graph, portable, scaled)));
          case Portable.Function.Convolved(ConvNetwork network) ->
              OnnxConvolutions.write(graph, network, graph.toFloat(scaled));
          case Portable.Function.Recalled(EncoderDecoder network) ->
              OnnxRecalled.write(graph, network, graph.toFloat(scaled));
          case Portable.Function.Masked(MaskedNetwork network) ->
              OnnxMasked.write(graph, network, graph.toFloat(flat(graph, portable, scaled)));
          case Portable.Function.Linear(List<Double> weights, double constant) ->
              linear(graph, weights, constant, portable.held(), flat(graph, portable, scaled));
        };
    switch (portable.says()) {
      case PREDICTION -> prediction(graph, portable, found);
      case SCORE -> score(graph, portable, window, found);
    }
    return named(graph, portable, title, appVersion);
  }

  private static byte[] named(OnnxGraph graph, Portable portable, String title, String appVersion) {
    graph.note("title", title);
    graph.note("of", portable.name());
    graph.note("inputs", String.join(",", portable.inputs()));
    return graph.bytes(title, appVersion);
  }

  private static String scaled(OnnxGraph graph, Portable portable, String window) {
    return clipped(graph, standard(graph, portable, window), portable.far());
  }

  private static String standard(OnnxGraph graph, Portable portable, String window) {
    int inputs = portable.inputs().size();
    var zero = graph.doubles(array(portable.zero()), inputs);
    var unit = graph.doubles(array(portable.unit()), inputs);
    var away = graph.node("Div", List.of(graph.node("Sub", List.of(window, zero)), unit));
    return clipped(graph, away, portable.held());
  }

  private static String clipped(OnnxGraph graph, String from, double far) {
    var low = graph.doubles(new double[] {-far});
    var high = graph.doubles(new double[] {far});
    return graph.node("Clip", List.of(from, low, high));
  }

  private static String flat(OnnxGraph graph, Portable portable, String from) {
    long values = (long) portable.steps() * portable.inputs().size();
    return graph.node("Reshape", List.of(from, graph.longs(-1, values)));
  }

  private static String linear(
      OnnxGraph graph, List<Double> weights, double constant, double held, String from) {
    var matrix = graph.doubles(array(weights), weights.size(), 1);
    var product = graph.node("MatMul", List.of(from, matrix));
    var sum = graph.node("Add", List.of(product, graph.doubles(new double[] {constant}, 1)));
    return clipped(graph, sum, held);
  }

  private static String dense(OnnxGraph graph, DenseNetwork network, String from) {
    var values = from;
    int at = 0;
    int last = network.sizes().length - 1;
    for (int layer = 1; layer <= last; layer++) {
      int in = network.sizes()[layer - 1];
      int out = network.sizes()[layer];
      var weights = graph.floats(part(network.parameters(), at, in * out), in, out);
      var biases = graph.floats(part(network.parameters(), at + in * out, out), out);
      values = graph.node("Gemm", List.of(values, weights, biases));
      if (layer < last) values = graph.node("Tanh", List.of(values));
      at += (in + 1) * out;
    }
    return graph.toDouble(values);
  }

  private static void prediction(OnnxGraph graph, Portable portable, String found) {
    var unit = graph.doubles(new double[] {portable.unit().getFirst()}, 1);
    var zero = graph.doubles(new double[] {portable.zero().getFirst()}, 1);
    var scaled = graph.node("Mul", List.of(found, unit));
    graph.node("Add", List.of(scaled, zero), List.of("prediction"));
    int outputs =
        portable.function() instanceof Portable.Function.Recurrent(LstmNetwork network)
            ? network.shape().outputs()
            : 1;
    graph.output("prediction", outputs);
  }

  /// Misses are taken of the value itself, held or not.
  private static void score(OnnxGraph graph, Portable portable, String window, String found) {
    var values = flat(graph, portable, standard(graph, portable, window));
    var miss = graph.node("Sub", List.of(values, found));
    var squared = graph.node("Mul", List.of(miss, miss));
    var mean =
        graph.node(
            "ReduceMean",
            List.of(squared),
            Attribute.list("axes", 1L),
            Attribute.of("keepdims", 1));
    graph.node("Sqrt", List.of(mean), List.of("score"));
    graph.output("score", 1);
  }

  private static float[] part(float[] from, int at, int length) {
    return java.util.Arrays.copyOfRange(from, at, at + length);
  }

  private static double[] array(List<Double> values) {
    return Collections.unmodifiableList(values).stream().mapToDouble(v -> v).toArray();
  }
}
