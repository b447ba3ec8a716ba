package io.driftglass.detect;

import io.driftglass.series.Spread;
import java.util.Arrays;

/// Whether a probability is one: the chances that normal rows, held against the normal scores of
/// training, are given of scoring as high. If the scores are calibrated, any share of the rows has
/// a chance up to that share (Gneiting, Balabdaoui, Raftery 2007, JRSS B, probability integral
/// transform).
///
/// @param shares of the rows by tenths of their chance, lowest first; sums to 1
/// @param rows judged
@SuppressWarnings("ArrayRecordComponent")
public record NormalChances(double[] shares, int rows) {
  public static final int BINS = 10;

  /// @param reference normal scores, at least one
  /// @param scores of other rows that are taken as normal; NaN is left out
  public static NormalChances of(double[] reference, double[] scores) {
    var sorted = Spread.sorted(reference);
    var shares = new double[BINS];
    int rows = 0;
    for (double score : scores) {
      if (Double.isNaN(score)) continue;
      rows++;
      // A row lies anywhere among those with an equal score.
      int below = Spread.below(sorted, score);
      int until = Spread.below(sorted, Math.nextUp(score));
      double low = (sorted.length - until) / (sorted.length + 1.0);
      add(shares, low, (sorted.length - below + 1) / (sorted.length + 1.0));
    }
    int all = Math.max(1, rows);
    return new NormalChances(Arrays.stream(shares).map(share -> share / all).toArray(), rows);
  }

  private static void add(double[] shares, double low, double high) {
    for (int bin = 0; bin < BINS; bin++) {
      double from = Math.max(low, (double) bin / BINS);
      double until = Math.min(high, (bin + 1.0) / BINS);
      if (until > from) shares[bin] += (until - from) / (high - low);
    }
  }

  /// By how much the share of rows up to any chance differs from that chance at most, 0 where it
  /// never does (Kolmogorov and Smirnov, over tenths).
  public double off() {
    double sum = 0;
    double most = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += shares[bin];
      most = Math.max(most, Math.abs(sum - (bin + 1.0) / BINS));
    }
    return most;
  }
}
