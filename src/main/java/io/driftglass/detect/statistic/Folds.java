package io.driftglass.detect.statistic;

import java.util.Arrays;

/// Values without some of them, so that these can be judged by the others.
public final class Folds {
  private Folds() {}

  /// @param from first left out
  /// @param until first after those left out
  /// @return the values themselves where none are
  public static double[] without(double[] values, int from, int until) {
    if (from == until) return values;
    var others = Arrays.copyOf(values, values.length - (until - from));
    System.arraycopy(values, until, others, from, values.length - until);
    return others;
  }
}
