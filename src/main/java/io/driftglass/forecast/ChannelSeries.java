package io.driftglass.forecast;

import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// A target channel as an expert sees it: on an even grid, without gaps, its largest values near 1.
///
/// @param unit the values were divided by it, a power of two
/// @param learnt where they end
@SuppressWarnings("ArrayRecordComponent")
record ChannelSeries(String name, Season season, double unit, double[] values, Learnt learnt) {
  /// The targets of a history that have rows enough.
  ///
  /// @param seasonRows rows a cycle; 0 finds it, 1 is none
  /// @param needed fewest rows of a fit
  /// @throws InsufficientData where no target has enough
  static List<ChannelSeries> of(Frame history, int seasonRows, ToIntFunction<Season> needed) {
    var targets = history.of(Role.TARGET);
    var cadence = Cadence.of(targets);
    var series = new ArrayList<ChannelSeries>();
    int most = 0;
    int wanted = 0;
    for (int c = 0; c < targets.channels().size(); c++) {
      var measured = EvenSeries.of(targets, c, cadence);
      int finite = EvenSeries.finite(measured);
      var season = finite == 0 ? Season.NONE : season(measured, cadence, seasonRows);
      int rows = needed.applyAsInt(season) + 1;
      if (finite < rows) {
        if (finite >= most) wanted = rows;
        most = Math.max(most, finite);
        continue;
      }
      var values = EvenSeries.filled(measured, season.rows());
      double unit = unit(values);
      var scaled = Arrays.stream(values).map(v -> v / unit).toArray();
      var name = targets.channel(c).name();
      series.add(new ChannelSeries(name, season, unit, scaled, Learnt.of(targets, cadence)));
    }
    if (series.isEmpty()) throw tooFew(wanted, most);
    return series;
  }

  private static Season season(double[] measured, Cadence cadence, int seasonRows) {
    var values = EvenSeries.filled(measured, 1);
    return seasonRows > 0 ? Seasons.given(values, seasonRows) : Seasons.find(values, cadence);
  }

  /// The power of two nearest the largest value, so that experts see numbers near 1 and the scaling
  /// costs no digit.
  private static double unit(double[] values) {
    double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return size == 0 ? 1 : Math.scalb(1.0, Math.getExponent(size));
  }

  private static InsufficientData tooFew(int needed, int most) {
    return needed == 0
        ? new InsufficientData(
            "A forecast needs a numeric target channel; the data have none.",
            "Give the role target to the channel to forecast.")
        : new InsufficientData(
            "This method needs %d measured rows of a channel, the fullest has %d."
                .formatted(needed, most),
            "Give more rows, choose a shorter season or horizon, or a simpler method (naive).");
  }
}
