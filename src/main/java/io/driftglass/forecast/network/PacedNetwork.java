package io.driftglass.forecast.network;

import io.driftglass.neural.portable.Program;
import io.driftglass.neural.portable.Program.Step;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The blocks of [Hierarchical], forwards and backwards, by plain loops: the same bits everywhere.
///
/// A block takes means of the window over its pace, sends them through two hidden layers, and says
/// knots of the window and of the coming rows, between which lines are drawn. What it says of the
/// window is taken from it before the next block; what it says of the coming rows adds up.
///
/// @param looked rows of a window
/// @param ahead rows said
/// @param units of each hidden layer
record PacedNetwork(int looked, int ahead, int units) {
  private static final int[] PACES = {8, 4, 1};
  private static final int[] KNOT_ROWS = {16, 6, 1};

  private int pooled(int block) {
    return Math.ceilDiv(looked, PACES[block]);
  }

  private int knots(int block) {
    return Math.ceilDiv(ahead, KNOT_ROWS[block]);
  }

  private int outputs(int block) {
    return pooled(block) + knots(block);
  }

  int size() {
    int size = 0;
    for (int b = 0; b < PACES.length; b++) {
      size += (pooled(b) + 1) * units + (units + 1) * units + (units + 1) * outputs(b);
    }
    return size;
  }

  /// Weights drawn evenly (He et al. 2015, ICCV, for rectified units), those of the outputs small,
  /// biases 0.
  double[] untrained(long seed) {
    var random = new SplittableRandom(seed);
    var parameters = new double[size()];
    int at = 0;
    for (int b = 0; b < PACES.length; b++) {
      at = draw(parameters, at, pooled(b), units, Math.sqrt(6.0 / pooled(b)), random);
      at = draw(parameters, at, units, units, Math.sqrt(6.0 / units), random);
      at = draw(parameters, at, units, outputs(b), .1 / Math.sqrt(units), random);
    }
    return parameters;
  }

  private static int draw(
      double[] into, int from, int inputs, int outputs, double reach, SplittableRandom random) {
    int until = from + inputs * outputs;
    for (int i = from; i < until; i++) into[i] = random.nextDouble(-reach, reach);
    return until + outputs;
  }

  Pass pass(double[] parameters) {
    return new Pass(parameters);
  }

  /// One window at a time through the network; keeps what the way back needs.
  final class Pass {
    private final double[] parameters;
    private final double[][] pools = new double[PACES.length][];
    private final double[][] first = new double[PACES.length][];
    private final double[][] second = new double[PACES.length][];

    private Pass(double[] parameters) {
      this.parameters = parameters;
    }

    double[] forward(double[] window) {
      var left = window.clone();
      var path = new double[ahead];
      int at = 0;
      for (int b = 0; b < PACES.length; b++) {
        pools[b] = pool(left, PACES[b]);
        first[b] = layer(pools[b], at, units, true);
        at += (pools[b].length + 1) * units;
        second[b] = layer(first[b], at, units, true);
        at += (units + 1) * units;
        var said = layer(second[b], at, outputs(b), false);
        at += (units + 1) * outputs(b);
        int back = pooled(b);
        var explained = drawn(said, 0, back, looked);
        var coming = drawn(said, back, knots(b), ahead);
        for (int row = 0; row < looked; row++) left[row] -= explained[row];
        for (int step = 0; step < ahead; step++) path[step] += coming[step];
      }
      return path;
    }

    /// Adds the slopes of the loss by every parameter.
    ///
    /// @param slopes of the loss by every coming row, of the window last sent forward
    void backward(double[] slopes, double[] gradient) {
      var ofLeft = new double[looked];
      int end = gradient.length;
      for (int b = PACES.length - 1; b >= 0; b--) {
        int back = pooled(b);
        var said = new double[outputs(b)];
        var taken = new double[looked];
        for (int row = 0; row < looked; row++) taken[row] = -ofLeft[row];
        gather(taken, said, 0, back);
        gather(slopes, said, back, knots(b));
        end -= (units + 1) * said.length;
        var ofSecond = layerBack(second[b], said, end, gradient);
        rectify(ofSecond, second[b]);
        end -= (units + 1) * units;
        var ofFirst = layerBack(first[b], ofSecond, end, gradient);
        rectify(ofFirst, first[b]);
        end -= (back + 1) * units;
        var ofPool = layerBack(pools[b], ofFirst, end, gradient);
        for (int row = 0; row < looked; row++) {
          int place = row / PACES[b];
          int rows = Math.min(PACES[b], looked - place * PACES[b]);
          ofLeft[row] += ofPool[place] / rows;
        }
      }
    }

    private double[] layer(double[] input, int at, int outputs, boolean rectified) {
      int biases = at + input.length * outputs;
      var out = Arrays.copyOfRange(parameters, biases, biases + outputs);
      for (int i = 0; i < input.length; i++) {
        double value = input[i];
        int row = at + i * outputs;
        for (int j = 0; j < outputs; j++) out[j] += value * parameters[row + j];
      }
      if (rectified) for (int j = 0; j < outputs; j++) out[j] = Math.max(0, out[j]);
      return out;
    }

    private double[] layerBack(double[] input, double[] slopes, int at, double[] gradient) {
      int outputs = slopes.length;
      var back = new double[input.length];
      for (int i = 0; i < input.length; i++) {
        int row = at + i * outputs;
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
          gradient[row + j] += input[i] * slopes[j];
          sum += parameters[row + j] * slopes[j];
        }
        back[i] = sum;
      }
      int biases = at + input.length * outputs;
      for (int j = 0; j < outputs; j++) gradient[biases + j] += slopes[j];
      return back;
    }
  }

  /// Adds its way forward to a program.
  ///
  /// @param window place of the rows looked at
  /// @return the place of the coming rows
  int write(Program program, int window, double[] parameters) {
    int left = window;
    int path = 0;
    int at = 0;
    for (int b = 0; b < PACES.length; b++) {
      int back = pooled(b);
      int pooled = program.add(new Step.Times(left, means(PACES[b]), new double[back]));
      int first = rectified(program, layer(program, pooled, parameters, at, back, units));
      at += (back + 1) * units;
      int second = rectified(program, layer(program, first, parameters, at, units, units));
      at += (units + 1) * units;
      int said = layer(program, second, parameters, at, units, outputs(b));
      at += (units + 1) * outputs(b);
      var explained = lines(outputs(b), 0, back, looked);
      var coming = lines(outputs(b), back, knots(b), ahead);
      int part = program.add(new Step.Times(said, coming, new double[ahead]));
      path = path == 0 ? part : program.add(new Step.Plus(path, part));
      int known = program.add(new Step.Times(said, explained, new double[looked]));
      left = program.add(new Step.Minus(left, known));
    }
    return path;
  }

  private static int layer(
      Program program, int from, double[] parameters, int at, int inputs, int outputs) {
    int biases = at + inputs * outputs;
    return program.add(
        new Step.Times(
            from,
            Arrays.copyOfRange(parameters, at, biases),
            Arrays.copyOfRange(parameters, biases, biases + outputs)));
  }

  private static int rectified(Program program, int from) {
    return program.add(new Step.Clip(from, 0, Double.MAX_VALUE));
  }

  /// [#pool] as a matrix.
  private double[] means(int pace) {
    int places = Math.ceilDiv(looked, pace);
    var matrix = new double[looked * places];
    for (int row = 0; row < looked; row++) {
      int place = row / pace;
      matrix[row * places + place] = 1.0 / Math.min(pace, looked - place * pace);
    }
    return matrix;
  }

  /// [#drawn] as a matrix.
  private static double[] lines(int outputs, int from, int knots, int rows) {
    var matrix = new double[outputs * rows];
    var one = new double[outputs];
    for (int output = from; output < from + knots; output++) {
      one[output] = 1;
      System.arraycopy(drawn(one, from, knots, rows), 0, matrix, output * rows, rows);
      one[output] = 0;
    }
    return matrix;
  }

  private static void rectify(double[] slopes, double[] values) {
    for (int i = 0; i < slopes.length; i++) if (values[i] <= 0) slopes[i] = 0;
  }

  private static double[] pool(double[] rows, int pace) {
    var means = new double[Math.ceilDiv(rows.length, pace)];
    for (int place = 0; place < means.length; place++) {
      int until = Math.min(rows.length, (place + 1) * pace);
      for (int row = place * pace; row < until; row++) means[place] += rows[row];
      means[place] /= until - place * pace;
    }
    return means;
  }

  /// Lines between knots spread evenly over the rows.
  private static double[] drawn(double[] said, int from, int knots, int rows) {
    var line = new double[rows];
    for (int row = 0; row < rows; row++) {
      double place = place(row, knots, rows);
      int left = (int) place;
      double share = place - left;
      line[row] = (1 - share) * said[from + left];
      if (share > 0) line[row] += share * said[from + left + 1];
    }
    return line;
  }

  /// The way back of [#drawn].
  private static void gather(double[] slopes, double[] said, int from, int knots) {
    for (int row = 0; row < slopes.length; row++) {
      double place = place(row, knots, slopes.length);
      int left = (int) place;
      double share = place - left;
      said[from + left] += (1 - share) * slopes[row];
      if (share > 0) said[from + left + 1] += share * slopes[row];
    }
  }

  private static double place(int row, int knots, int rows) {
    return rows == 1 ? 0 : (double) row * (knots - 1) / (rows - 1);
  }
}
