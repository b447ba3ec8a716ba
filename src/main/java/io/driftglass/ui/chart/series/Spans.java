package io.driftglass.ui.chart.series;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import java.util.List;

/// How much time tracks cover.
public final class Spans {
  private Spans() {}

  /// From the first row of all until one step after the last.
  public static Range of(List<Track> tracks) {
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    for (var track : tracks) {
      var series = track.measured();
      if (series.rows() == 0) continue;
      from = Math.min(from, series.tick(0));
      until = Math.max(until, series.tick(series.rows() - 1) + step(series));
    }
    return until > from ? Range.of(new Interval(from, until)) : new Range(0, 1);
  }

  private static long step(SeriesSource series) {
    int middle = series.rows() / 2;
    return middle == 0 ? 1 : Math.max(1, series.tick(middle) - series.tick(middle - 1));
  }
}
