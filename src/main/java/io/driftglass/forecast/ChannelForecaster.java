package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;

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
    progress.check();
    var series =
        ChannelSeries.of(history, seasonRows, season -> expert.rowsNeeded(season, horizonRows));
    var fitted = new ArrayList<FittedChannel>();
    for (var channel : series) {
      progress.step(fitted.size(), series.size(), "learning " + channel.name());
      double from = (double) fitted.size() / series.size();
      fitted.add(fit(channel, horizonRows, progress.part(from, from + 1.0 / series.size())));
    }
    return new FittedChannels(fitted, horizonRows);
  }

  private FittedChannel fit(ChannelSeries channel, int horizonRows, Progress progress) {
    var values = channel.values();
    var season = channel.season();
    var conformal = bands.of(season, values.length, horizonRows);
    var errors = conformal.fit(expert, values, season, horizonRows, progress.part(0, .5));
    var learnt = expert.fit(values, season, horizonRows, progress.part(.5, 1));
    return new FittedChannel(
        channel.name(), season, channel.learnt(), channel.unit(), learnt, errors);
  }

  @Override
  public FittedForecaster read(InputStream in) throws IOException {
    return FittedChannels.read(expert, new DataInputStream(in));
  }
}
