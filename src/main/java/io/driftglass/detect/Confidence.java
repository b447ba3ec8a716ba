package io.driftglass.detect;

import io.driftglass.series.Spread;

/// How sure an alarm is: 1 - the chance that a normal row scores as high, which is its rank among
/// the normal scores, (k + 1) / (m + 1). So m of them never tell more than 1 - 1 / (m + 1): that
/// none has scored as high does not say that none can.
final class Confidence {
  private final double[] sorted;

  private Confidence(double[] sorted) {
    this.sorted = sorted;
  }

  static Confidence over(double[] reference) {
    return new Confidence(Spread.sorted(reference));
  }

  /// @return 0 up to, not including, 1; 0 without normal scores
  double of(double score) {
    int below = Spread.below(sorted, score);
    return 1 - (sorted.length - below + 1.0) / (sorted.length + 1.0);
  }
}
