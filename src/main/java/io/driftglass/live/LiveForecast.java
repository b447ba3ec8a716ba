package io.driftglass.live;

import io.driftglass.forecast.AdaptiveBands;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Role;
import java.util.Optional;

/// What is expected of the coming rows of a feed, said anew as rows come. What was said of a row
/// stays beside it, so that a band runs through the past as it was forecast, and on ahead of it;
/// the band widens and narrows with how many of the rows that came it held. One thread.
public final class LiveForecast {
  /// A band holds that share of the values, where the model holds.
  public static final double LEVEL = .95;

  /// Median, lower and upper edge.
  public static final int COLUMNS = 3;

  private static final int LEAST_LOOKED_BACK_ON = 4096;

  private final AdaptiveBands bands;
  private final LiveModel model;
  private final LiveRows rows;
  private final int horizonRows;
  private final LiveRing said;
  private int lookedBackOn = LEAST_LOOKED_BACK_ON;
  private Optional<InsufficientData> lacking = Optional.empty();
  private long seen;
  private long last = Long.MIN_VALUE;

  /// @param horizonRows how far ahead, at most what it was fitted for
  public LiveForecast(FittedForecaster fitted, LiveModel model, LiveRows rows, int horizonRows) {
    bands = new AdaptiveBands(fitted, new double[] {LEVEL});
    this.model = model;
    this.rows = rows;
    this.horizonRows = horizonRows;
    said = new LiveRing(COLUMNS * rows.channels().size());
  }

  /// Forecasts where rows have come since.
  ///
  /// @return false where there are too few yet, or none that are new
  public boolean goOn() {
    long until = rows.ring().end();
    if (until == seen) return false;
    seen = until;
    try {
      keep(forecast());
      lacking = Optional.empty();
    } catch (InsufficientData early) {
      lacking = Optional.of(early);
    }
    return lacking.isEmpty();
  }

  /// Looks back on more rows where so many are too few.
  private Forecast forecast() {
    while (true) {
      var recent = rows.newest(model, lookedBackOn);
      try {
        var inputs = recent.slice(0, 0).of(Role.INPUT);
        return bands.forecast(recent, inputs, horizonRows, Progress.NONE);
      } catch (InsufficientData few) {
        if (recent.rows() < lookedBackOn || lookedBackOn == LiveRing.WINDOW) throw few;
        lookedBackOn = Math.min(2 * lookedBackOn, LiveRing.WINDOW);
      }
    }
  }

  /// What there are too few rows for; empty where it forecasts.
  public Optional<InsufficientData> lacking() {
    return lacking;
  }

  /// Three columns a channel of the feed, NaN where the method does not forecast it.
  public LiveRing said() {
    return said;
  }

  private void keep(Forecast forecast) {
    for (int step = 0; step < forecast.horizonRows(); step++) {
      long tick = forecast.ticks()[step];
      if (tick <= last) continue;
      for (int c = 0; c < rows.channels().size(); c++) put(forecast, c, step);
      said.end(tick);
      last = tick;
    }
  }

  private void put(Forecast forecast, int channel, int step) {
    var path =
        forecast.paths().stream()
            .filter(p -> p.channel().equals(rows.channels().get(channel)))
            .findFirst();
    said.put(COLUMNS * channel, path.map(p -> p.point()[step]).orElse(Double.NaN));
    said.put(
        COLUMNS * channel + 1, path.map(p -> p.bands().getFirst().low()[step]).orElse(Double.NaN));
    said.put(
        COLUMNS * channel + 2, path.map(p -> p.bands().getFirst().high()[step]).orElse(Double.NaN));
  }
}
