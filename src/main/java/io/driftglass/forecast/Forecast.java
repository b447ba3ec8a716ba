package io.driftglass.forecast;

import io.driftglass.series.Clock;
import java.util.List;

/// What is expected next, one path a target channel.
///
/// @param ticks one a coming row, the first one sampling interval after the last measured row
@SuppressWarnings("ArrayRecordComponent")
public record Forecast(Clock clock, long[] ticks, List<Path> paths) {
  public Forecast {
    paths = List.copyOf(paths);
  }

  public int horizonRows() {
    return ticks.length;
  }

  /// The coming values of one channel.
  ///
  /// @param point the median, one a coming row, finite
  /// @param bands one a level, in the order they were asked for
  public record Path(String channel, double[] point, List<Band> bands) {
    public Path {
      bands = List.copyOf(bands);
    }
  }

  /// Where a value is expected to lie; the width never shrinks with the horizon, within a week at
  /// like time of day and size of the value.
  ///
  /// @param level nominal coverage, 0..1
  public record Band(double level, double[] low, double[] high) {}
}
