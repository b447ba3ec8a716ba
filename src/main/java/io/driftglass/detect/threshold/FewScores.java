package io.driftglass.detect.threshold;

import io.driftglass.detect.statistic.EffectiveRows;
import io.driftglass.series.Spread;

/// What a short history of scores tells of higher ones: those in its tail lie above its foot by an
/// exponential law, whose rate is itself known only as well as there are scores in it. Scores of
/// rows near each other are alike and count as one.
///
/// @param foot where the tail begins
/// @param part of all scores that lie above it, 0..1
/// @param excess how far on average
/// @param count of independent scores above it
/// @param independent scores in all
record FewScores(double foot, double part, double excess, double count, double independent) {
  private static final double TAIL = .1;
  private static final double LEAST = 1;
  private static final double MOST = 50;

  /// @param reference in the order of time, at least one
  /// @param sorted the same, lowest first
  static FewScores of(double[] reference, double[] sorted) {
    double independent = EffectiveRows.of(reference);
    double count = Math.clamp(TAIL * independent, LEAST, MOST);
    double part = Math.min(.5, count / independent);
    double foot = Spread.quantile(sorted, 1 - part);
    double sum = 0;
    int above = 0;
    for (int i = sorted.length - 1; i >= 0 && sorted[i] > foot; i--) {
      sum += sorted[i] - foot;
      above++;
    }
    return new FewScores(foot, part, above == 0 ? 0 : sum / above, count, independent);
  }

  /// The score that the next one reaches with that chance: a Lomax law, which is what an
  /// exponential one with a rate learnt from few scores predicts (Geisser 1993, Predictive
  /// Inference, section 3.1).
  double level(double chance) {
    double rarer = Math.max(1, part / chance);
    return foot + count * excess * (Math.pow(rarer, 1 / count) - 1);
  }
}
