package io.driftglass.data.profile;

import io.driftglass.series.Interval;
import java.util.List;

/// Something about a dataset that deserves a look before anything is learnt from it.
public sealed interface Finding {
  /// A channel repeats one value for longer than chance would have it.
  ///
  /// @param more further channels that are stuck, for shorter
  record Stuck(String channel, String unit, double value, Interval interval, int more)
      implements Finding {}

  /// Stretches without rows.
  ///
  /// @param longest the longest of them
  record Missing(long gaps, Interval longest) implements Finding {}

  /// Rows whose stamp repeats the stamp of the row before.
  record Repeated(long rows) implements Finding {}

  /// Values far from the rest of their channel.
  ///
  /// @param value the furthest
  /// @param tick where it stands
  /// @param more further channels with such values
  record Outlying(String channel, String unit, long values, double value, long tick, int more)
      implements Finding {}

  /// A channel in which values are missing.
  ///
  /// @param more further channels of which values are missing
  record Holes(String channel, String unit, long missing, long rows, int more) implements Finding {
    /// Whether most of it is missing: there is little to fill it from.
    public boolean mostly() {
      return missing * 2 > rows;
    }
  }

  /// Channels that hold one value or none: nothing can be learnt from them.
  record Constant(List<String> channels) implements Finding {
    public Constant {
      channels = List.copyOf(channels);
    }
  }

  /// Rows of the file that were left out.
  record Rejected(long rows) implements Finding {}
}
