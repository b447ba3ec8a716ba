package io.driftglass.forecast.linear;

import io.driftglass.forecast.ridge.Ridge;
import java.util.Arrays;
import java.util.List;

/// One small matrix for every phase of the cycle: from the same phase of the last cycles, as
/// measured and smoothed over a cycle, to the same phase of the coming ones, relative to the mean
/// of the window (Lin et al. 2024, ICML, "SparseTSF": forecasting across periods).
///
/// @param weights one row a coming cycle
@SuppressWarnings("ArrayRecordComponent")
record PhaseMap(double[][] weights, int period) {
  /// For every cycle ahead: the farther, the less the last cycles say beyond their mean.
  private static final double PENALTY = .075;

  private static final int STRIDE = 3;

  /// @param cycles looked back on
  static PhaseMap fit(List<double[]> series, double[] shares, int period, int cycles, int horizon) {
    int coming = (horizon + period - 1) / period;
    var ridge = new Ridge(2 * cycles, coming);
    var target = new double[coming];
    int rows = (cycles + coming) * period;
    for (int s = 0; s < shares.length; s++) {
      var x = series.get(s);
      for (int from = 0; from + rows <= x.length; from += STRIDE) {
        var window = new Window(x, from + cycles * period, period, cycles);
        for (int phase = 0; phase < period; phase++) {
          for (int k = 0; k < coming; k++) {
            target[k] = x[from + (cycles + k) * period + phase] - window.mean;
          }
          ridge.add(window.inputs(phase), target, shares[s]);
        }
      }
    }
    return new PhaseMap(ridge.solve(Math.min(1, PENALTY * coming)), period);
  }

  int cycles() {
    return weights[0].length / 2;
  }

  int lookBack() {
    return cycles() * period;
  }

  void add(double[] values, int until, double share, double[] path) {
    var window = new Window(values, until, period, cycles());
    for (int phase = 0; phase < period; phase++) {
      var inputs = window.inputs(phase);
      for (int step = phase; step < path.length; step += period) {
        double sum = window.mean;
        var row = weights[step / period];
        for (int i = 0; i < inputs.length; i++) sum += row[i] * inputs[i];
        path[step] += share * sum;
      }
    }
  }

  /// Adds what [#add] makes of the last rows, as weights of them: what a row counts for is what
  /// comes of it where all others are 0.
  ///
  /// @param weigh [rows][coming rows] in one array, the rows up to now
  void addWeights(double[] weigh, int rows, int comingRows, double share) {
    var one = new double[lookBack()];
    for (int i = 0; i < one.length; i++) {
      var path = new double[comingRows];
      one[i] = 1;
      add(one, one.length, share, path);
      one[i] = 0;
      int at = (rows - one.length + i) * comingRows;
      for (int step = 0; step < comingRows; step++) weigh[at + step] += path[step];
    }
  }

  /// The last cycles before a row, less their mean.
  private static final class Window {
    private final int period;
    private final int cycles;
    private final double mean;
    private final double[] values;
    private final double[] smooth;

    Window(double[] all, int until, int period, int cycles) {
      this.period = period;
      this.cycles = cycles;
      int rows = cycles * period;
      values = Arrays.copyOfRange(all, until - rows, until);
      mean = Arrays.stream(values).average().orElseThrow();
      var sums = new double[rows + 1];
      for (int i = 0; i < rows; i++) {
        values[i] -= mean;
        sums[i + 1] = sums[i] + values[i];
      }
      smooth = new double[rows];
      int half = period / 2;
      for (int i = 0; i < rows; i++) {
        int low = Math.max(0, i - half);
        int high = Math.min(rows, i + half + 1);
        smooth[i] = (sums[high] - sums[low]) / (2 * half + 1);
      }
    }

    double[] inputs(int phase) {
      var inputs = new double[2 * cycles];
      for (int k = 0; k < cycles; k++) {
        inputs[k] = values[k * period + phase];
        inputs[cycles + k] = smooth[k * period + phase];
      }
      return inputs;
    }
  }
}
