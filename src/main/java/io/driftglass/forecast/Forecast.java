package io.driftglass.forecast;

import io.driftglass.series.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// What is expected next, one path a target channel.
///
/// @param ticks one a coming row, the first one sampling interval after the last measured row
@SuppressWarnings("ArrayRecordComponent")
public record Forecast(Clock clock, long[] ticks, List<Path> paths) {
  public Forecast {
    paths = List.copyOf(paths);
  }

  /// Several forecasts of the same channels one after the other as one.
  ///
  /// @param parts one or more, with the same channels and levels
  public static Forecast joined(List<Forecast> parts) {
    var first = parts.getFirst();
    var ticks = parts.stream().flatMapToLong(part -> Arrays.stream(part.ticks)).toArray();
    var paths = new ArrayList<Path>();
    for (int p = 0; p < first.paths.size(); p++) {
      int at = p;
      var bands = new ArrayList<Band>();
      for (int b = 0; b < first.paths.get(p).bands.size(); b++) {
        int level = b;
        bands.add(
            new Band(
                first.paths.get(p).bands.get(b).level,
                joined(parts, part -> part.paths.get(at).bands.get(level).low),
                joined(parts, part -> part.paths.get(at).bands.get(level).high)));
      }
      var point = joined(parts, part -> part.paths.get(at).point);
      paths.add(new Path(first.paths.get(p).channel, point, bands));
    }
    return new Forecast(first.clock, ticks, paths);
  }

  private static double[] joined(List<Forecast> parts, Function<Forecast, double[]> values) {
    return parts.stream().flatMapToDouble(part -> Arrays.stream(values.apply(part))).toArray();
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

    /// Without its first rows.
    public Path from(int row) {
      if (row == 0) return this;
      return new Path(
          channel, tail(point, row), bands.stream().map(band -> band.from(row)).toList());
    }
  }

  /// Where a value is expected to lie; the width never shrinks with the horizon, within a week at
  /// like time of day and size of the value.
  ///
  /// @param level nominal coverage, 0..1
  public record Band(double level, double[] low, double[] high) {
    Band from(int row) {
      return new Band(level, tail(low, row), tail(high, row));
    }
  }

  private static double[] tail(double[] values, int row) {
    return Arrays.copyOfRange(values, row, values.length);
  }
}
