package io.driftglass.neural;

import java.util.Arrays;

/// The parameters of a network as [RowSum] takes them.
///
/// @param input [layer][layer input][gate]
/// @param recurrent [layer][unit][gate]
/// @param bias [layer][gate]
/// @param output [unit][output]
@SuppressWarnings("ArrayRecordComponent")
record LstmRows(
    float[][][] input,
    float[][][] recurrent,
    float[][] bias,
    float[][] output,
    float[] outputBias) {
  static LstmRows of(LstmShape shape, float[] parameters) {
    int layers = shape.layers();
    int gates = shape.gates();
    var input = new float[layers][][];
    var recurrent = new float[layers][][];
    var bias = new float[layers][];
    for (int layer = 0; layer < layers; layer++) {
      input[layer] = RowSum.rows(parameters, shape.inputWeights(layer), shape.inputs(layer), gates);
      recurrent[layer] =
          RowSum.rows(parameters, shape.recurrentWeights(layer), shape.units(), gates);
      bias[layer] = part(parameters, shape.bias(layer), gates);
    }
    return new LstmRows(
        input,
        recurrent,
        bias,
        RowSum.rows(parameters, shape.outputWeights(), shape.units(), shape.outputs()),
        part(parameters, shape.outputBias(), shape.outputs()));
  }

  private static float[] part(float[] parameters, int from, int count) {
    return Arrays.copyOfRange(parameters, from, from + count);
  }
}
