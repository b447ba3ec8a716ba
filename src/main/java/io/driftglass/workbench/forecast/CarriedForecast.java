package io.driftglass.workbench.forecast;

import io.driftglass.forecast.AdaptiveBands;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.workbench.live.RunningFeed;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// A forecast that goes on as rows of a feed come: the model as it was learnt looks back on the
/// rows it followed and on those that have come since, and its bands follow its errors on them and
/// how many of them they held. Any thread.
public final class CarriedForecast {
  /// Rows before the first that came, at most.
  private static final int ROWS_BEFORE = 200_000;

  private final Forecasted base;
  private final AdaptiveBands bands;
  private final RunningFeed feed;
  private final RunningFeed.Seen seen;
  private final Frame before;
  private long told;

  CarriedForecast(
      Forecasted base, FittedForecaster fitted, RunningFeed feed, RunningFeed.Seen seen) {
    this.base = base;
    this.feed = feed;
    this.seen = seen;
    var rows = base.recent();
    before = rows.slice(Math.max(0, rows.rows() - ROWS_BEFORE), rows.rows());
    told = before.tick(before.rows() - 1);
    var said = base.forecast();
    var levels =
        said.paths().getFirst().bands().stream().mapToDouble(band -> band.level()).toArray();
    bands = new AdaptiveBands(fitted, levels).from(said, told);
  }

  /// Whether that feed brings rows of what was forecast, while it goes on.
  static boolean fits(Forecasted base, RunningFeed feed) {
    return !feed.ended()
        && base.recent().rows() > 0
        && feed.seen()
            .filter(what -> what.learnt().name().equals(base.dataset().name()))
            .filter(what -> feed.setup().entity().equals(base.entity()))
            .filter(
                what ->
                    base.recent().of(Role.TARGET).channels().stream()
                        .allMatch(channel -> what.rows().channels().contains(channel.name())))
            .isPresent();
  }

  /// The name of the feed.
  public String feed() {
    return feed.setup().name();
  }

  /// Whether no more rows will come.
  public boolean ended() {
    return feed.ended();
  }

  /// The forecast from the newest row that has come; empty where none is new.
  public synchronized Optional<Forecasted> goOn(Progress progress) {
    var since = seen.rows().after(seen.model(), before.tick(before.rows() - 1));
    if (since.rows() == 0 || since.tick(since.rows() - 1) <= told) return Optional.empty();
    told = since.tick(since.rows() - 1);
    var recent = joined(since);
    int ahead = base.forecast().horizonRows();
    var next = bands.forecast(recent, recent.slice(0, 0), ahead, progress);
    return Optional.of(base.goingOn(recent, next));
  }

  /// How many of a carried forecast's rows came by the feed.
  public int rowsSince(Forecasted carried) {
    return carried.recent().rows() - before.rows();
  }

  private Frame joined(Frame since) {
    int rows = before.rows() + since.rows();
    var ticks = Arrays.copyOf(before.ticks(), rows);
    System.arraycopy(since.ticks(), 0, ticks, before.rows(), since.rows());
    int channels = before.channels().size();
    var columns = new double[channels][];
    for (int c = 0; c < channels; c++) {
      columns[c] = Arrays.copyOf(before.column(c), rows);
      int from = since.indexOf(before.channel(c).name());
      if (from < 0) Arrays.fill(columns[c], before.rows(), rows, Double.NaN);
      else System.arraycopy(since.column(from), 0, columns[c], before.rows(), since.rows());
    }
    var filled = IntStream.range(0, channels).mapToObj(before::filled).toList();
    return Frame.of(before.clock(), ticks, before.channels(), columns).withFilled(filled);
  }
}
