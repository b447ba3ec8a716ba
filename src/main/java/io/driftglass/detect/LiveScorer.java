package io.driftglass.detect;

/// Scores rows as they come, with carried state: the cost of a row does not grow with history. One
/// thread.
public interface LiveScorer {
  /// @param row one value a target and input channel in the order the detector was fitted on, NaN
  ///   where missing
  /// @return what scoring the whole prefix would give its last row; NaN while warming up
  double next(long tick, double[] row);
}
