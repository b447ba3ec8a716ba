package io.driftglass.neural;

import java.util.Arrays;

/// A network that goes through rows one by one and carries its state: the cost of a row does not
/// grow with history. One thread; no native code, which would cost more than the row.
public final class LstmStepper {
  private final LstmShape shape;
  private final LstmRows rows;
  private final float[][] outputs;
  private final float[][] cells;
  private final float[] gates;
  private final float[] predictions;

  LstmStepper(LstmShape shape, LstmRows rows) {
    this.shape = shape;
    this.rows = rows;
    outputs = new float[shape.layers()][shape.units()];
    cells = new float[shape.layers()][shape.units()];
    gates = new float[shape.gates()];
    predictions = new float[shape.outputs()];
  }

  /// Another that has seen no row, for the same network.
  public LstmStepper fresh() {
    return new LstmStepper(shape, rows);
  }

  /// Forgets all rows.
  public void reset() {
    for (var output : outputs) Arrays.fill(output, 0);
    for (var cell : cells) Arrays.fill(cell, 0);
  }

  /// Takes in one row without predicting.
  ///
  /// @param row the network's inputs
  public void take(float[] row) {
    float[] x = row;
    for (int layer = 0; layer < shape.layers(); layer++) {
      System.arraycopy(rows.bias()[layer], 0, gates, 0, gates.length);
      addProduct(x, rows.input()[layer], gates);
      addProduct(outputs[layer], rows.recurrent()[layer], gates);
      advance(cells[layer], outputs[layer]);
      x = outputs[layer];
    }
  }

  /// The predictions after the last row taken in; the array is used again.
  public float[] predict() {
    System.arraycopy(rows.outputBias(), 0, predictions, 0, predictions.length);
    addProduct(outputs[shape.layers() - 1], rows.output(), predictions);
    return predictions;
  }

  private void advance(float[] cell, float[] output) {
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

  /// to += x W
  private static void addProduct(float[] x, float[][] w, float[] to) {
    RowSum.add(x, 0, 0, x.length, w, to);
  }
}
