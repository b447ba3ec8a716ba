package io.driftglass.data;

import java.util.BitSet;
import java.util.List;

/// Which values of one series were not measured as they stand: some were filled in, and some that
/// had been measured are there no more.
///
/// @param filled rows, one set a channel
/// @param removed one a channel
public record Quality(List<BitSet> filled, List<Removed> removed) {
  /// Values that were measured and that a step took away, whether or not another one filled their
  /// place.
  ///
  /// @param ticks never falling
  /// @param values as many, as they were measured
  @SuppressWarnings("ArrayRecordComponent")
  public record Removed(long[] ticks, double[] values) {
    public static final Removed NONE = new Removed(new long[0], new double[0]);
  }

  public Quality {
    filled = List.copyOf(filled);
    removed = List.copyOf(removed);
  }
}
