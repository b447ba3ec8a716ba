package io.driftglass.detect.statistic;

import io.driftglass.series.Spread;

/// How rare a score is among normal ones: minus the decimal logarithm of the share that is as high,
/// itself counted. Among them 0 to log10(m + 1); beyond the highest it goes on in proportion, so
/// that what is stranger stays stranger.
///
/// The arrays are not handed out; safe to share.
public final class Rarity {
  private final double[] sorted;

  private Rarity(double[] sorted) {
    this.sorted = sorted;
  }

  /// @param reference scores of normal rows; NaN left out
  public static Rarity over(double[] reference) {
    return new Rarity(Spread.sorted(reference));
  }

  /// @param score not NaN
  /// @return 0 or more; 0 where no normal score is known
  public double of(double score) {
    int m = sorted.length;
    if (m == 0) return 0;
    double share = (m - Spread.below(sorted, score) + 1.0) / (m + 1.0);
    double rarity = Math.max(0, -Math.log10(share));
    double highest = sorted[m - 1];
    double unit = highest - Spread.median(sorted);
    if (score <= highest) return rarity;
    return unit > 0 ? rarity * (1 + Math.log1p((score - highest) / unit)) : rarity + 1;
  }
}
