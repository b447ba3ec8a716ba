package io.driftglass.neural;

/// One LSTM layer's way through a batch of sequences and back; keeps what the way back needs. One
/// thread.
///
/// Arrays are laid out [step][sequence][value].
final class LstmLayer {
  private final Blas blas;
  private final int at;
  private final int steps;
  private final int sequences;
  private final int inputs;
  private final int units;
  private final int gates;

  /// Gate values after squashing, then what the loss says of them before it.
  private final float[] activation;

  private final float[] pull;

  /// Cells before the first and after each step.
  private final float[] cells;

  private final float[] squashed;

  /// Outputs before the first and after each step.
  private final float[] outputs;

  private final float[] cell;
  private final float[] cellPull;
  private final float[] outputPull;

  /// What the loss says of the cells after the last step, beyond the outputs.
  private final float[] endPull;

  /// @param at where its parameters begin: W, R and b as in [LstmShape]
  LstmLayer(Blas blas, int inputs, int units, int at, int steps, int sequences) {
    this.blas = blas;
    this.at = at;
    this.steps = steps;
    this.sequences = sequences;
    this.inputs = inputs;
    this.units = units;
    gates = 4 * units;
    int block = sequences * units;
    activation = new float[steps * sequences * gates];
    pull = new float[steps * sequences * gates];
    cells = new float[(steps + 1) * block];
    squashed = new float[steps * block];
    outputs = new float[(steps + 1) * block];
    cell = new float[block];
    cellPull = new float[block];
    outputPull = new float[block];
    endPull = new float[block];
  }

  /// Begins where another ended instead of at zeros.
  void startAt(LstmLayer other) {
    System.arraycopy(other.outputs, other.output(other.steps - 1), outputs, 0, cell.length);
    System.arraycopy(other.cells, other.output(other.steps - 1), cells, 0, cell.length);
  }

  /// Outputs, preceded by the block it began with: `[steps + 1][sequences][units]`.
  float[] outputs() {
    return outputs;
  }

  private int recurrentWeights() {
    return at + inputs * gates;
  }

  private int bias() {
    return recurrentWeights() + units * gates;
  }

  /// Index of the first output of a step.
  int output(int step) {
    return (step + 1) * sequences * units;
  }

  /// @param x [steps][sequences][inputs], from index `from`
  void forward(float[] parameters, float[] x, int from) {
    for (int row = 0; row < steps * sequences; row++) {
      System.arraycopy(parameters, bias(), activation, row * gates, gates);
    }
    blas.multiply(
        Matrix.of(x, from, steps * sequences, inputs),
        Matrix.of(parameters, at, inputs, gates),
        Matrix.of(activation, 0, steps * sequences, gates),
        1);
    var recurrent = Matrix.of(parameters, recurrentWeights(), units, gates);
    System.arraycopy(cells, 0, cell, 0, cell.length);
    for (int step = 0; step < steps; step++) {
      blas.multiply(
          Matrix.of(outputs, output(step - 1), sequences, units),
          recurrent,
          Matrix.of(activation, step * sequences * gates, sequences, gates),
          1);
      for (int s = 0; s < sequences; s++) advance(step, s);
      System.arraycopy(cell, 0, cells, output(step), cell.length);
    }
  }

  /// c = f c + i g; h = o tanh c.
  private void advance(int step, int s) {
    int a = (step * sequences + s) * gates;
    Activations.sigmoid(activation, a, a + 3 * units);
    Activations.tanh(activation, a + 3 * units, a + gates);
    int c = s * units;
    int q = (step * sequences + s) * units;
    int h = output(step) + c;
    for (int j = 0; j < units; j++) {
      cell[c + j] =
          activation[a + units + j] * cell[c + j]
              + activation[a + j] * activation[a + 3 * units + j];
    }
    System.arraycopy(cell, c, squashed, q, units);
    Activations.tanh(squashed, q, q + units);
    for (int j = 0; j < units; j++)
      outputs[h + j] = activation[a + 2 * units + j] * squashed[q + j];
  }

  /// The way back through time.
  ///
  /// @param x as in the last call of [#forward], from index 0
  /// @param above what the loss says of each output, [steps][sequences][units], from index `from`
  /// @param gradient to which this layer's part is added, in the order of the parameters
  /// @param below filled with what the loss says of each input; null where nobody asks
  void backward(
      float[] parameters, float[] x, float[] above, int from, float[] gradient, float[] below) {
    var recurrent = Matrix.of(parameters, recurrentWeights(), units, gates);
    System.arraycopy(endPull, 0, cellPull, 0, cellPull.length);
    for (int step = steps - 1; step >= 0; step--) {
      int block = from + step * sequences * units;
      System.arraycopy(above, block, outputPull, 0, outputPull.length);
      if (step < steps - 1) {
        blas.multiply(
            Matrix.of(pull, (step + 1) * sequences * gates, sequences, gates),
            recurrent.transpose(),
            Matrix.of(outputPull, 0, sequences, units),
            1);
      }
      for (int s = 0; s < sequences; s++) retreat(step, s);
    }
    var all = Matrix.of(pull, 0, steps * sequences, gates);
    addProduct(Matrix.of(x, 0, steps * sequences, inputs), all, gradient, at);
    addProduct(Matrix.of(outputs, 0, steps * sequences, units), all, gradient, recurrentWeights());
    addColumnSums(gradient, bias());
    if (below != null) {
      blas.multiply(
          all,
          Matrix.of(parameters, at, inputs, gates).transpose(),
          Matrix.of(below, 0, steps * sequences, inputs),
          0);
    }
  }

  /// After [#backward], hands what the loss says of where it began to the layer that ended there.
  ///
  /// @param to to which what it says of the outputs is added, [sequences][units] from index `from`
  void backTo(LstmLayer other, float[] parameters, float[] to, int from) {
    System.arraycopy(cellPull, 0, other.endPull, 0, cellPull.length);
    blas.multiply(
        Matrix.of(pull, 0, sequences, gates),
        Matrix.of(parameters, recurrentWeights(), units, gates).transpose(),
        Matrix.of(to, from, sequences, units),
        1);
  }

  /// Through one step's gates, for one sequence.
  private void retreat(int step, int s) {
    int a = (step * sequences + s) * gates;
    int c = s * units;
    int q = (step * sequences + s) * units;
    int before = output(step - 1) + c;
    int u = units;
    for (int j = 0; j < u; j++) {
      float o = activation[a + 2 * u + j];
      float t = squashed[q + j];
      pull[a + 2 * u + j] = outputPull[c + j] * t * o * (1 - o);
    }
    for (int j = 0; j < u; j++) {
      float t = squashed[q + j];
      cellPull[c + j] += outputPull[c + j] * activation[a + 2 * u + j] * (1 - t * t);
    }
    for (int j = 0; j < u; j++) {
      float i = activation[a + j];
      pull[a + j] = cellPull[c + j] * activation[a + 3 * u + j] * i * (1 - i);
    }
    for (int j = 0; j < u; j++) {
      float f = activation[a + u + j];
      pull[a + u + j] = cellPull[c + j] * cells[before + j] * f * (1 - f);
    }
    for (int j = 0; j < u; j++) {
      float g = activation[a + 3 * u + j];
      pull[a + 3 * u + j] = cellPull[c + j] * activation[a + j] * (1 - g * g);
    }
    for (int j = 0; j < u; j++) cellPull[c + j] *= activation[a + u + j];
  }

  private void addProduct(Matrix x, Matrix pulls, float[] gradient, int at) {
    blas.multiply(x.transpose(), pulls, Matrix.of(gradient, at, x.columns(), gates), 1);
  }

  private void addColumnSums(float[] gradient, int at) {
    for (int row = 0; row < steps * sequences; row++) {
      int from = row * gates;
      for (int j = 0; j < gates; j++) gradient[at + j] += pull[from + j];
    }
  }
}
