package io.driftglass.neural;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/// A stacked LSTM without peepholes (Hochreiter and Schmidhuber 1997 with the forget gate of Gers
/// et al. 2000), a linear layer on top.
///
/// @param shape its size
/// @param parameters in the order of [LstmShape]; handed out without a copy, not to be written to
@SuppressWarnings("ArrayRecordComponent")
public record LstmNetwork(LstmShape shape, float[] parameters) {
  public LstmNetwork {
    if (parameters.length != shape.size()) {
      throw new IllegalArgumentException(
          "%s has %d parameters, not %d".formatted(shape, shape.size(), parameters.length));
    }
  }

  /// A network before training: input weights uniform after Glorot and Bengio 2010, recurrent ones
  /// orthogonal after Saxe et al. 2014, biases 0 but 1 for the forget gate.
  public static LstmNetwork untrained(LstmShape shape, long seed) {
    var random = new Random(seed);
    var parameters = new float[shape.size()];
    for (int layer = 0; layer < shape.layers(); layer++) {
      drawCell(parameters, shape.inputWeights(layer), shape.inputs(layer), shape.units(), random);
    }
    glorot(parameters, shape.outputWeights(), shape.units(), shape.outputs(), random);
    return new LstmNetwork(shape, parameters);
  }

  /// @param at where W, R and b begin
  static void drawCell(float[] to, int at, int inputs, int units, Random random) {
    int gates = 4 * units;
    int recurrent = at + inputs * gates;
    glorot(to, at, inputs, gates, random);
    Orthogonal.fill(to, recurrent, units, gates, random);
    int bias = recurrent + units * gates;
    Arrays.fill(to, bias + units, bias + 2 * units, 1);
  }

  static void glorot(float[] to, int from, int rows, int columns, Random random) {
    float limit = (float) Math.sqrt(6.0 / (rows + columns));
    for (int i = 0; i < rows * columns; i++) {
      to[from + i] = limit * (2 * random.nextFloat() - 1);
    }
  }

  /// The predictions after each sequence's last row.
  ///
  /// @param rows time after time the rows of all sequences: [steps][sequences][inputs]
  /// @return [sequences][outputs]
  public float[] predict(Blas blas, float[] rows, int steps, int sequences) {
    return new LstmPass(blas, shape, steps, 1, sequences).forward(parameters, rows).clone();
  }

  /// Predictions for the same sequence, each with units left out by chance as in training (Gal &
  /// Ghahramani 2016, ICML).
  ///
  /// @param row one value a step and input
  /// @param rate share of values left out, 0..1
  /// @return [samples][outputs]
  public float[] sampled(Blas blas, float[] row, int steps, int samples, double rate, long seed) {
    int inputs = shape.inputs();
    var rows = new float[steps * samples * inputs];
    for (int at = 0; at < steps * samples; at++) {
      System.arraycopy(row, at / samples * inputs, rows, at * inputs, inputs);
    }
    var pass = new LstmPass(blas, shape, steps, 1, samples);
    return pass.sampled(parameters, rows, rate, new Draws(seed)).clone();
  }

  /// Goes through rows one by one from a state of zeros.
  public LstmStepper stepper() {
    return new LstmStepper(shape, LstmRows.of(shape, parameters));
  }

  public void write(ParameterWriter out) throws IOException {
    out.whole(shape.inputs()).whole(shape.units()).whole(shape.layers()).whole(shape.outputs());
    out.floats(parameters);
  }

  public static LstmNetwork read(ParameterReader in) throws IOException {
    var shape = new LstmShape(in.count(), in.count(), in.count(), in.count());
    return new LstmNetwork(shape, in.floats());
  }
}
