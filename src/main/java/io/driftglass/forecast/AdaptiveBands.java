package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Forecasts made again and again as rows come, with bands that learn from them: adaptive conformal
/// inference (Gibbs & Candès 2021, NeurIPS). With every row that has come the level a band is asked
/// at rises where the row lay outside, and falls a little where it lay inside, so that in the long
/// run as many lie inside as promised, however the series changes. One thread.
public final class AdaptiveBands {
  private static final double STRIDE = .01;
  private static final double LEAST_MISSED = 1e-4;

  /// Below 0 the band cannot grow further, and waits for hits that make up for the misses.
  private static final double MOST_OWED = .1;

  private final FittedForecaster fitted;
  private final double[] levels;

  /// By channel, the share of rows each band is made to miss.
  private final Map<String, double[]> missed = new HashMap<>();

  private Forecast last;
  private long lastTick;

  /// @param levels nominal coverage of each band, 0..1 exclusive
  public AdaptiveBands(FittedForecaster fitted, double[] levels) {
    this.fitted = fitted;
    this.levels = levels.clone();
  }

  /// Begins with what was said before.
  ///
  /// @param said with bands of the same levels, after `tick`
  public AdaptiveBands from(Forecast said, long tick) {
    last = said;
    lastTick = tick;
    return this;
  }

  /// As [FittedForecaster#forecast], its bands at the levels that what has come asks for.
  public Forecast forecast(Frame recent, Frame futureInputs, int horizonRows, Progress progress) {
    if (last != null) learn(recent);
    var asked =
        Stream.concat(Stream.of(promised()), missed.values().stream())
            .flatMapToDouble(own -> Arrays.stream(asked(own)))
            .distinct()
            .toArray();
    var said = fitted.forecast(recent, futureInputs, horizonRows, asked, progress);
    var paths = said.paths().stream().map(this::path).toList();
    last = new Forecast(said.clock(), said.ticks(), paths);
    lastTick = recent.tick(recent.rows() - 1);
    return last;
  }

  private Forecast.Path path(Forecast.Path path) {
    var own = asked(missed(path.channel()));
    var bands = new ArrayList<Forecast.Band>();
    for (int k = 0; k < levels.length; k++) {
      double wanted = own[k];
      var band = path.bands().stream().filter(b -> b.level() == wanted).findFirst().orElseThrow();
      bands.add(new Forecast.Band(levels[k], band.low(), band.high()));
    }
    return new Forecast.Path(path.channel(), path.point(), bands);
  }

  private double[] missed(String channel) {
    return missed.getOrDefault(channel, promised());
  }

  private double[] promised() {
    return Arrays.stream(levels).map(level -> 1 - level).toArray();
  }

  /// The levels to ask for: bands of a higher promise are never narrower.
  private double[] asked(double[] own) {
    var asked = new double[own.length];
    for (int k = 0; k < asked.length; k++) {
      asked[k] = 1 - Math.clamp(own[k], LEAST_MISSED, 1 - LEAST_MISSED);
    }
    for (int k = 0; k < asked.length; k++) {
      for (int j = 0; j < asked.length; j++) {
        if (levels[j] < levels[k]) asked[k] = Math.max(asked[k], asked[j]);
      }
    }
    return asked;
  }

  /// Compares what was said last with the rows that have come since.
  private void learn(Frame recent) {
    for (var path : last.paths()) {
      int column = recent.indexOf(path.channel());
      if (column < 0) continue;
      var own = missed(path.channel());
      for (int step = 0; step < last.horizonRows(); step++) {
        int row = row(recent, step);
        if (row < 0 || Double.isNaN(recent.column(column)[row])) continue;
        learn(own, path.bands(), step, recent.column(column)[row]);
      }
      missed.put(path.channel(), own);
    }
  }

  private void learn(double[] own, List<Forecast.Band> bands, int step, double actual) {
    for (int k = 0; k < levels.length; k++) {
      var band = bands.get(k);
      boolean inside = band.low()[step] <= actual && actual <= band.high()[step];
      double now = own[k] + STRIDE * (1 - levels[k] - (inside ? 0 : 1));
      own[k] = Math.clamp(now, -MOST_OWED, 1);
    }
  }

  /// The row that has come at a step of what was said last: the nearest within half a step; -1 for
  /// none.
  private int row(Frame recent, int step) {
    var ticks = last.ticks();
    long before = step == 0 ? lastTick : ticks[step - 1];
    int after = recent.rowAt(ticks[step] - (ticks[step] - before) / 2);
    if (after < 0 || after >= recent.rows() || recent.tick(after) <= lastTick) return -1;
    return 2 * Math.abs(recent.tick(after) - ticks[step]) <= ticks[step] - before ? after : -1;
  }
}
