package io.driftglass.neural;

/// The size of a stacked LSTM and where each of its parameters lies in one flat array.
///
/// Order, all matrices row after row: for each layer, lowest first, W (layer inputs x 4 units), R
/// (units x 4 units), b (4 units); then D (units x outputs) and e (outputs). Along the 4 units
/// stand the input, forget and output gate, then the candidate (i, f, o, g).
///
/// @param inputs values a row
/// @param units cells a layer
/// @param layers stacked layers
/// @param outputs values predicted a row
public record LstmShape(int inputs, int units, int layers, int outputs) {
  public LstmShape {
    if (inputs < 1 || units < 1 || layers < 1 || outputs < 1) {
      throw new IllegalArgumentException("inputs, units, layers and outputs must be 1 or more");
    }
  }

  int gates() {
    return 4 * units;
  }

  int inputs(int layer) {
    return layer == 0 ? inputs : units;
  }

  private int layerSize(int layer) {
    return (inputs(layer) + units + 1) * gates();
  }

  private int start(int layer) {
    return layer == 0 ? 0 : layerSize(0) + (layer - 1) * layerSize(1);
  }

  int inputWeights(int layer) {
    return start(layer);
  }

  int recurrentWeights(int layer) {
    return start(layer) + inputs(layer) * gates();
  }

  int bias(int layer) {
    return recurrentWeights(layer) + units * gates();
  }

  int outputWeights() {
    return start(layers);
  }

  int outputBias() {
    return outputWeights() + units * outputs;
  }

  /// Parameters in all.
  public int size() {
    return outputBias() + outputs;
  }
}
