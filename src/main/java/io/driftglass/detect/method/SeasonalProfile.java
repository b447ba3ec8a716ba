package io.driftglass.detect.method;

/// The mean value of every slot of a cycle, learnt as it goes: the newest value weighs at least
/// `leastRate`.
final class SeasonalProfile {
  private final double leastRate;
  final double[] mean;
  final double[] count;

  SeasonalProfile(int slots, double leastRate) {
    this.leastRate = leastRate;
    mean = new double[slots];
    count = new double[slots];
  }

  /// The mean of a slot and its two neighbours, of those seen; NaN where none was.
  double around(int slot) {
    double sum = 0;
    int seen = 0;
    for (int step = -1; step <= 1; step++) {
      int near = Math.floorMod(slot + step, mean.length);
      if (count[near] == 0) continue;
      sum += mean[near];
      seen++;
    }
    return seen == 0 ? Double.NaN : sum / seen;
  }

  void learn(int slot, double value) {
    count[slot]++;
    mean[slot] += Math.max(1 / count[slot], leastRate) * (value - mean[slot]);
  }
}
