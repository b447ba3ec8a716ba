package io.driftglass.detect.threshold;

/// The level that each row has to reach, from the rows before it alone. One thread.
public interface RowLevel {
  /// @param score of the row, NaN where it has none
  /// @return what that score is compared with
  double next(double score);
}
