package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.Period;
import java.util.Arrays;

/// How many rows of one channel are looked at together.
public final class WindowRows {
  /// A window takes at most one row of so many.
  private static final int PART = 4;

  private WindowRows() {}

  /// What is given, or the channel's own period. Of all rows, those left out too: every block must
  /// be measured by the same length.
  ///
  /// @param train one channel
  /// @param given 0 for the period
  /// @param shortest 2 or more
  /// @param otherwise where the channel has no period
  public static int of(Training train, int given, int shortest, int otherwise) {
    if (given > 0) return given;
    var measured = Arrays.stream(train.columns()[0]).filter(v -> !Double.isNaN(v)).toArray();
    return Math.min(measured.length / PART, Period.of(measured, shortest, otherwise));
  }
}
