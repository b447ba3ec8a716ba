package io.driftglass.monitor.change;

import io.driftglass.job.Progress;

/// Finds where a series becomes another one, looking back over all of it.
public interface ChangeFinder {
  /// @param values oldest first, all finite
  /// @return rows at which a new segment begins, rising, none of them 0
  int[] find(double[] values, Progress progress);
}
