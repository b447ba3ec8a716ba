package io.driftglass.ui.chart.series;

import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import java.util.Optional;

/// One channel as the chart stacks it.
///
/// @param tag a second name such as PT-301, empty where there is none
/// @param expected what a model expected of it
public record Track(
    String name, String tag, String unit, SeriesSource measured, Optional<Expected> expected) {
  /// What a model expected, in the channel's unit; NaN where it said nothing.
  public record Expected(SeriesSource value, SeriesSource low, SeriesSource high) {
    /// A band of `spread` to both sides.
    public static Expected around(long[] ticks, double[] value, double[] spread) {
      var low = new double[value.length];
      var high = new double[value.length];
      for (int row = 0; row < value.length; row++) {
        low[row] = value[row] - spread[row];
        high[row] = value[row] + spread[row];
      }
      return new Expected(
          new ArraySeries(ticks, value), new ArraySeries(ticks, low), new ArraySeries(ticks, high));
    }
  }

  public static Track of(Frame frame, int channel) {
    var about = frame.channel(channel);
    var measured = new ArraySeries(frame.ticks(), frame.column(channel));
    return new Track(about.title(), "", about.unit(), measured, Optional.empty());
  }

  /// A channel that stays where it is stored.
  public static Track of(Channel about, SeriesSource measured) {
    return new Track(about.title(), "", about.unit(), measured, Optional.empty());
  }

  public Track with(Expected expectation) {
    return new Track(name, tag, unit, measured, Optional.of(expectation));
  }

  /// The second line beside the plot: "PT-301 · bar".
  public String about() {
    return tag.isEmpty() || unit.isEmpty() ? tag + unit : tag + " · " + unit;
  }
}
