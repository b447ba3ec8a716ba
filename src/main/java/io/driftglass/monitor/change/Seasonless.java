package io.driftglass.monitor.change;

import java.util.Arrays;

/// A series without its season, where it has a clear one: a year's shape repeated is no change.
final class Seasonless {
  private static final int[] PERIODS = {4, 7, 12, 24, 48, 52, 96, 144, 168};
  private static final int CYCLES = 4;
  private static final double CLEAR = .4;

  private Seasonless() {}

  /// @param values not changed; given back where no season is clear
  static double[] of(double[] values) {
    var steps = new double[Math.max(0, values.length - 1)];
    Arrays.setAll(steps, row -> values[row + 1] - values[row]);
    double most = CLEAR;
    double[] season = {};
    for (int period : PERIODS) {
      if (values.length < CYCLES * period) break;
      var usual = usualSteps(steps, period);
      double share = explained(steps, usual);
      if (share > most) {
        most = share;
        season = usual;
      }
    }
    return season.length == 0 ? values : without(values, season);
  }

  /// The median step at each place of the cycle; they add up to 0.
  private static double[] usualSteps(double[] steps, int period) {
    var usual = new double[period];
    for (int place = 0; place < period; place++) {
      var there = new double[(steps.length - place + period - 1) / period];
      for (int cycle = 0; cycle < there.length; cycle++) {
        there[cycle] = steps[place + cycle * period];
      }
      Arrays.sort(there);
      int middle = there.length / 2;
      usual[place] =
          there.length % 2 == 1 ? there[middle] : (there[middle - 1] + there[middle]) / 2;
    }
    double mean = Arrays.stream(usual).average().orElse(0);
    return Arrays.stream(usual).map(step -> step - mean).toArray();
  }

  /// Share of the steps' variance, less what so many free places explain by chance.
  private static double explained(double[] steps, double[] usual) {
    var left = new double[steps.length];
    Arrays.setAll(left, row -> steps[row] - usual[row % usual.length]);
    double all = variance(steps);
    if (!(all > 0)) return 0;
    return 1 - variance(left) / all * (steps.length - 1) / (steps.length - usual.length);
  }

  private static double[] without(double[] values, double[] steps) {
    var level = new double[steps.length];
    for (int place = 1; place < level.length; place++) {
      level[place] = level[place - 1] + steps[place - 1];
    }
    double mean = Arrays.stream(level).average().orElse(0);
    var without = new double[values.length];
    Arrays.setAll(without, row -> values[row] - level[row % level.length] + mean);
    return without;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
  }
}
