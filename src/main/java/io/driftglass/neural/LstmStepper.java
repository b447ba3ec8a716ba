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
    for (int layer = 0; layer < outputs.length; layer++) {
      rows.layers().get(layer).step(x, 0, outputs[layer], cells[layer], gates);
      x = outputs[layer];
    }
  }

  /// The predictions after the last row taken in; the array is used again.
  public float[] predict() {
    System.arraycopy(rows.outputBias(), 0, predictions, 0, predictions.length);
    float[] top = outputs[outputs.length - 1];
    RowSum.add(top, 0, 0, top.length, rows.output(), predictions);
    return predictions;
  }
}
