package io.driftglass.prepare.fill;

import io.driftglass.prepare.step.Chosen;
import io.driftglass.series.Frame;
import java.util.stream.IntStream;

/// The other channels of a frame, each shifted by its mean and divided by its standard deviation;
/// constant and empty ones are left out.
///
/// @param channels their indices
@SuppressWarnings("ArrayRecordComponent")
record Predictors(int[] channels, double[] means, double[] stds) {
  static Predictors of(Frame learnt, int but) {
    var all =
        IntStream.range(0, learnt.channels().size())
            .filter(c -> c != but && Chosen.isData(learnt.channel(c)))
            .toArray();
    var means = new double[all.length];
    var stds = new double[all.length];
    var kept = new int[all.length];
    int count = 0;
    for (int channel : all) {
      double mean = 0;
      double squares = 0;
      int n = 0;
      for (double value : learnt.column(channel)) {
        if (Double.isNaN(value)) continue;
        n++;
        double away = value - mean;
        mean += away / n;
        squares += away * (value - mean);
      }
      if (n < 2 || !(squares > 0)) continue;
      kept[count] = channel;
      means[count] = mean;
      stds[count++] = Math.sqrt(squares / (n - 1));
    }
    return new Predictors(
        java.util.Arrays.copyOf(kept, count),
        java.util.Arrays.copyOf(means, count),
        java.util.Arrays.copyOf(stds, count));
  }

  int count() {
    return channels.length;
  }

  /// One row's values; a missing one is NaN.
  ///
  /// @return how many are there
  int row(Frame frame, int row, double[] into) {
    int present = 0;
    for (int p = 0; p < channels.length; p++) {
      into[p] = (frame.column(channels[p])[row] - means[p]) / stds[p];
      if (!Double.isNaN(into[p])) present++;
    }
    return present;
  }
}
