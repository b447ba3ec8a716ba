package io.driftglass.detect;

import io.driftglass.detect.statistic.ParetoTail;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Spread;
import java.util.Optional;

/// How sure an alarm is: 1 - the chance that a normal row scores as high. Among the normal scores
/// the chance is the rank (k + 1) / (m + 1); beyond them a fitted tail may say less.
final class Confidence {
  private final double[] sorted;
  private final Optional<ParetoTail> tail;

  private Confidence(double[] sorted, Optional<ParetoTail> tail) {
    this.sorted = sorted;
    this.tail = tail;
  }

  static Confidence over(double[] reference) {
    var sorted = Spread.sorted(reference);
    try {
      return new Confidence(sorted, Optional.of(ParetoTail.fit(sorted)));
    } catch (InsufficientData e) {
      return new Confidence(sorted, Optional.empty());
    }
  }

  /// @return 0..1; 0 without normal scores
  double of(double score) {
    double chance = rank(score);
    if (tail.isPresent() && score > sorted[sorted.length - 1]) {
      chance = Math.min(chance, tail.get().chance(score));
    }
    return 1 - chance;
  }

  private double rank(double score) {
    int below = Spread.below(sorted, score);
    return (sorted.length - below + 1.0) / (sorted.length + 1.0);
  }
}
