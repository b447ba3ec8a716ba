package io.driftglass.detect.scoring;

/// Scores one channel value by value and carries what it needs of the past.
public interface ChannelScorer {
  /// @param value NaN where missing
  /// @return how strange it is, 0 or more; NaN while warming up and where the value is missing
  double next(double value);

  /// Rows are missing in time: what came before is not right before what comes.
  default void gap() {}

  /// What was expected of the value just taken; NaN where nothing is.
  default double expected() {
    return Double.NaN;
  }

  /// Half the width of the expected band; NaN where nothing is expected.
  default double spread() {
    return Double.NaN;
  }
}
