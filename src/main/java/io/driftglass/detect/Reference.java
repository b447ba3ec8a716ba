package io.driftglass.detect;

import java.util.Arrays;

/// The scores of normal rows that a model keeps: enough for any quantile that can be told, few
/// enough to travel with it.
public final class Reference {
  static final int MOST = 65_536;

  private Reference() {}

  /// The newest scores that are there, in the order of time.
  public static double[] of(double[] scores) {
    var kept = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).toArray();
    return kept.length <= MOST ? kept : Arrays.copyOfRange(kept, kept.length - MOST, kept.length);
  }
}
