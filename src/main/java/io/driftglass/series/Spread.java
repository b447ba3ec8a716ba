package io.driftglass.series;

import java.util.Arrays;

/// Order statistics of the values that are there.
public final class Spread {
  /// Makes a median absolute deviation a standard deviation of normal values.
  public static final double MAD_TO_SIGMA = 1.4826;

  /// Makes a mean absolute deviation one.
  public static final double MEAN_TO_SIGMA = 1.2533;

  private Spread() {}

  /// The values that are not NaN, lowest first.
  public static double[] sorted(double[] values) {
    var kept = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    Arrays.sort(kept);
    return kept;
  }

  /// The `q` quantile with linear interpolation between the two nearest values (type 7).
  ///
  /// @param sorted lowest first, at least one
  public static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] == sorted[above]
        ? sorted[below]
        : sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /// How many of the sorted values are lower than `value`.
  public static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  public static double median(double[] sorted) {
    return quantile(sorted, .5);
  }

  /// A standard deviation that a few wild values do not move: from the median absolute deviation,
  /// or from the mean absolute one where more than half of the values are equal; 0 where all are.
  public static double robustSigma(double[] sorted) {
    double middle = median(sorted);
    var away = sorted(Arrays.stream(sorted).map(v -> Math.abs(v - middle)).toArray());
    double mad = median(away);
    return mad > 0 ? MAD_TO_SIGMA * mad : MEAN_TO_SIGMA * Arrays.stream(away).average().orElse(0);
  }
}
