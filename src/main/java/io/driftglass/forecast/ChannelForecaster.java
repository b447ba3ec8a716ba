package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;

/// Forecasts every target channel for itself with one expert, with bands from its own past errors.
///
/// @param seasonRows rows a cycle; 0 finds it, 1 is none
/// @param bands how the bands are made, by rows and season at hand
public record ChannelForecaster(Expert expert, int seasonRows, BandPlan bands)
    implements Forecaster {
  /// Chooses how bands are made.
  @FunctionalInterface
  public interface BandPlan {
    Conformal of(Season season, int rows, int horizonRows);
  }

  @Override
  public FittedForecaster fit(Frame history, int horizonRows, Progress progress) {
    var targets = history.of(Role.TARGET);
    var cadence = Cadence.of(targets);
    var fitted = new ArrayList<FittedChannel>();
    int most = 0;
    int needed = 0;
    for (int c = 0; c < targets.channels().size(); c++) {
      var name = targets.channel(c).name();
      progress.step(c, targets.channels().size(), "learning " + name);
      var measured = EvenSeries.of(targets, c, cadence);
      int finite = EvenSeries.finite(measured);
      var season = finite == 0 ? Season.NONE : season(measured, cadence);
      int wanted = expert.rowsNeeded(season, horizonRows) + 1;
      if (finite < wanted) {
        if (finite >= most) needed = wanted;
        most = Math.max(most, finite);
        continue;
      }
      var values = EvenSeries.filled(measured, season.rows());
      fitted.add(channel(name, values, season, horizonRows, progress));
    }
    if (fitted.isEmpty()) throw tooFew(needed, most);
    return new FittedChannels(fitted, horizonRows);
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

  private Season season(double[] measured, Cadence cadence) {
    var values = EvenSeries.filled(measured, 1);
    return seasonRows > 0 ? Seasons.given(values, seasonRows) : Seasons.find(values, cadence);
  }

  private FittedChannel channel(
      String name, double[] values, Season season, int horizonRows, Progress progress) {
    double unit = unit(values);
    var scaled = Arrays.stream(values).map(v -> v / unit).toArray();
    var conformal = bands.of(season, values.length, horizonRows);
    var errors = conformal.fit(expert, scaled, season, horizonRows, progress);
    return new FittedChannel(name, season, unit, expert.fit(scaled, season, horizonRows), errors);
  }

  /// The power of two nearest the largest value, so that experts see numbers near 1 and the scaling
  /// costs no digit.
  private static double unit(double[] values) {
    double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return size == 0 ? 1 : Math.scalb(1.0, Math.getExponent(size));
  }

  @Override
  public FittedForecaster read(InputStream in) throws IOException {
    return FittedChannels.read(expert, new DataInputStream(in));
  }
}
