package io.driftglass.detect.threshold;

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

  /// The newest rows whose likeness is measured.
  private static final int MOST_ROWS = 8192;

  private static final double SMALL = .05;

  /// @param reference in the order of time, at least one
  /// @param sorted the same, lowest first
  static FewScores of(double[] reference, double[] sorted) {
    double independent = independent(reference);
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

  /// How many independent scores tell as much: as many as there are over the sum of their
  /// autocorrelations, up to the first that is small.
  static double independent(double[] scores) {
    int from = Math.max(0, scores.length - MOST_ROWS);
    int rows = scores.length - from;
    double mean = 0;
    for (int t = from; t < scores.length; t++) mean += scores[t] / rows;
    double whole = covariance(scores, from, mean, 0);
    double alike = 1;
    for (int lag = 1; lag < rows / 4 && whole > 0; lag++) {
      double correlation = covariance(scores, from, mean, lag) / whole;
      if (correlation < SMALL) break;
      alike += 2 * correlation;
    }
    return scores.length / alike;
  }

  private static double covariance(double[] scores, int from, double mean, int lag) {
    double sum = 0;
    for (int t = from + lag; t < scores.length; t++) {
      sum += (scores[t] - mean) * (scores[t - lag] - mean);
    }
    return sum / (scores.length - from - lag);
  }
}
