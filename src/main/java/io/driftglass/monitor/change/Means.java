package io.driftglass.monitor.change;

import java.util.stream.IntStream;

/// Squared errors around the mean of any stretch, in variances of the noise.
final class Means {
  private final double[] sums;
  private final double[] squares;

  Means(double[] values, double noise) {
    this.sums = new double[values.length + 1];
    this.squares = new double[values.length + 1];
    double centre = values[0];
    for (int row = 0; row < values.length; row++) {
      double value = (values[row] - centre) / noise;
      sums[row + 1] = sums[row] + value;
      squares[row + 1] = squares[row] + value * value;
    }
  }

  double error(int from, int until) {
    double sum = sums[until] - sums[from];
    return Math.max(0, squares[until] - squares[from] - sum * sum / (until - from));
  }

  /// The segments' first rows from the table of each end's best start.
  static int[] changes(int[] back) {
    return IntStream.iterate(back[back.length - 1], start -> start > 0, start -> back[start])
        .sorted()
        .toArray();
  }
}
