package io.driftglass.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The parameters of a network as [RowSum] takes them.
///
/// @param layers lowest first
/// @param output [unit][output]
@SuppressWarnings("ArrayRecordComponent")
record LstmRows(List<LstmCell> layers, float[][] output, float[] outputBias) {
  LstmRows {
    layers = List.copyOf(layers);
  }

  static LstmRows of(LstmShape shape, float[] parameters) {
    var layers = new ArrayList<LstmCell>();
    for (int layer = 0; layer < shape.layers(); layer++) {
      layers.add(
          LstmCell.of(parameters, shape.inputWeights(layer), shape.inputs(layer), shape.units()));
    }
    return new LstmRows(
        layers,
        RowSum.rows(parameters, shape.outputWeights(), shape.units(), shape.outputs()),
        Arrays.copyOfRange(parameters, shape.outputBias(), shape.size()));
  }
}
