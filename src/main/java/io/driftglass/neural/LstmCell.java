package io.driftglass.neural;

import java.util.Arrays;

/// One LSTM layer's parameters as [RowSum] takes them, for steps one by one without native code.
///
/// @param input [layer input][gate]
/// @param recurrent [unit][gate]
/// @param bias [gate]
@SuppressWarnings("ArrayRecordComponent")
record LstmCell(float[][] input, float[][] recurrent, float[] bias) {
  /// @param at where W, R and b lie in the parameters, one after the other
  static LstmCell of(float[] parameters, int at, int inputs, int units) {
    int gates = 4 * units;
    int recurrent = at + inputs * gates;
    int bias = recurrent + units * gates;
    return new LstmCell(
        RowSum.rows(parameters, at, inputs, gates),
        RowSum.rows(parameters, recurrent, units, gates),
        Arrays.copyOfRange(parameters, bias, bias + gates));
  }

  /// Values that lie before the output weights in the parameters.
  static int size(int inputs, int units) {
    return (inputs + units + 1) * 4 * units;
  }

  /// One step: both states are those after it then.
  ///
  /// @param x values from index `from` on
  /// @param gates room, one a gate
  void step(float[] x, int from, float[] output, float[] cell, float[] gates) {
    System.arraycopy(bias, 0, gates, 0, gates.length);
    RowSum.add(x, from, 0, input.length, input, gates);
    RowSum.add(output, 0, 0, output.length, recurrent, gates);
    int units = cell.length;
    Activations.sigmoid(gates, 0, 3 * units);
    Activations.tanh(gates, 3 * units, gates.length);
    for (int j = 0; j < units; j++) {
      cell[j] = gates[units + j] * cell[j] + gates[j] * gates[3 * units + j];
    }
    System.arraycopy(cell, 0, output, 0, units);
    Activations.tanh(output, 0, units);
    for (int j = 0; j < units; j++) output[j] *= gates[2 * units + j];
  }
}
