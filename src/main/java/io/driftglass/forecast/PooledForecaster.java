package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Forecasts every target channel with one expert that has learnt from all of them, with bands from
/// each channel's own errors on rows a second fit has not seen.
///
/// @param seasonRows rows a cycle; 0 finds it, 1 is none
/// @param bands how the bands are made, by rows and season at hand
public record PooledForecaster(
    PooledExpert expert, int seasonRows, ChannelForecaster.BandPlan bands) implements Forecaster {
  @Override
  public FittedForecaster fit(Frame history, int horizonRows, Progress progress) {
    progress.check();
    var channels =
        ChannelSeries.of(history, seasonRows, season -> expert.rowsNeeded(season, horizonRows));
    var season = mostFrequent(channels);
    var values = channels.stream().map(ChannelSeries::values).toList();
    var fitted = expert.fit(values, season, horizonRows, progress.part(0, .5));
    int shortest = values.stream().mapToInt(v -> v.length).min().orElseThrow();
    var conformal = bands.of(season, shortest, horizonRows);
    int needed = expert.rowsNeeded(season, horizonRows);
    var before =
        values.stream()
            .map(v -> Arrays.copyOf(v, conformal.first(v.length, needed, horizonRows)))
            .toList();
    var given = new Given(expert.fit(before, season, horizonRows, progress.part(.5, .9)), needed);
    var done = new ArrayList<FittedChannel>();
    for (var channel : channels) {
      var errors = conformal.fit(given, channel.values(), season, horizonRows, progress);
      done.add(
          new FittedChannel(
              channel.name(), season, channel.learnt(), channel.unit(), fitted, errors));
    }
    return new FittedChannels(done, horizonRows);
  }

  private static Season mostFrequent(List<ChannelSeries> channels) {
    return channels.stream()
        .collect(Collectors.groupingBy(ChannelSeries::season, Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Comparator.comparingLong((Map.Entry<Season, Long> e) -> e.getValue())
                .thenComparingInt(e -> -e.getKey().rows()))
        .orElseThrow()
        .getKey();
  }

  /// What was fitted already.
  private record Given(FittedExpert fitted, int needed) implements Expert {
    @Override
    public int rowsNeeded(Season season, int horizonRows) {
      return needed;
    }

    @Override
    public FittedExpert fit(double[] values, Season season, int horizonRows) {
      return fitted;
    }

    @Override
    public FittedExpert restore(double[] parameters, Season season) {
      return fitted;
    }
  }

  @Override
  public FittedForecaster read(InputStream in) throws IOException {
    return FittedChannels.read(new Restoring(expert), new DataInputStream(in));
  }

  private record Restoring(PooledExpert expert) implements Expert {
    @Override
    public int rowsNeeded(Season season, int horizonRows) {
      return expert.rowsNeeded(season, horizonRows);
    }

    @Override
    public FittedExpert fit(double[] values, Season season, int horizonRows) {
      return expert.fit(List.of(values), season, horizonRows, Progress.NONE);
    }

    @Override
    public FittedExpert restore(double[] parameters, Season season) {
      return expert.restore(parameters, season);
    }
  }
}
