package io.driftglass.ui.chart.series;

import io.driftglass.data.Quality;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;

/// Which values of a series were not measured as they stand.
///
/// @param filled its rows whose value was filled in
/// @param removed values that had been measured and are there no more
public record Marks(BitSet filled, Quality.Removed removed) {
  public static final Marks NONE = new Marks(new BitSet(), Quality.Removed.NONE);

  /// Those of one channel.
  public static Marks of(Quality quality, int channel) {
    return new Marks(quality.filled().get(channel), quality.removed().get(channel));
  }

  public boolean isEmpty() {
    return filled.isEmpty() && removed.ticks().length == 0;
  }

  /// The first of the removed values whose tick is not before that; their number where none is.
  public int removedFrom(double tick) {
    int low = 0;
    int high = removed.ticks().length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (removed.ticks()[middle] < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /// The value that was removed there.
  public OptionalDouble removedAt(long tick) {
    int at = Arrays.binarySearch(removed.ticks(), tick);
    return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(removed.values()[at]);
  }
}
