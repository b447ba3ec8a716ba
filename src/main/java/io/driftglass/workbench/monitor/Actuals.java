package io.driftglass.workbench.monitor;

import io.driftglass.data.Dataset;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.ForecastStore;
import io.driftglass.metric.ForecastMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.monitor.Figures;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceStore;
import io.driftglass.registry.Task;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Stored forecasts held against rows that came later, joined by stamp.
record Actuals(
    Datasets datasets,
    ForecastStore forecasts,
    PerformanceStore performances,
    InstantSource clock) {
  private static final int FORECASTS = 1_000;

  /// Keeps the figures of every stored forecast of a dataset, all its versions; twice leaves one
  /// row a forecast.
  ///
  /// @param name of the dataset the forecasts were made for
  /// @return one a forecast and channel of which at least one row has come
  List<Performance> record(Dataset came, String name) {
    var recorded = new ArrayList<Performance>();
    var versions = datasets.list().stream().filter(d -> d.name().equals(name)).toList();
    if (versions.isEmpty()) datasets.get(name);
    for (var entity : came.entities()) {
      var frame = datasets.frame(came, entity);
      for (var version : versions) {
        for (var stored : forecasts.list(version.id(), entity, FORECASTS)) {
          for (var path : stored.forecast().paths()) {
            arrived(frame, stored.forecast(), path)
                .map(found -> performance(stored.method(), name, entity, path.channel(), found))
                .map(performances::record)
                .ifPresent(recorded::add);
          }
        }
      }
    }
    return recorded;
  }

  private Performance performance(
      String method, String name, String entity, String channel, Arrived found) {
    var clockShown = found.frame().clock();
    return new Performance(
        0,
        method + " on " + name,
        Task.FORECAST,
        entity.isEmpty() ? channel : entity + "/" + channel,
        "",
        moment(clockShown, found.until()),
        clockShown.text(found.from()),
        clockShown.text(found.until()),
        Performance.Origin.ACTUALS,
        found.figures().metrics(),
        found.figures().notComputed(),
        Optional.empty(),
        found.figures().rows(),
        (double) found.figures().rows() / found.horizon());
  }

  private Instant moment(Clock shown, long tick) {
    return shown instanceof Clock.Index ? clock.instant() : Clock.instant(tick);
  }

  /// A forecast with what has come of it.
  private record Arrived(Frame frame, long from, long until, int horizon, Figures figures) {}

  private static Optional<Arrived> arrived(Frame frame, Forecast forecast, Forecast.Path path) {
    int channel = frame.indexOf(path.channel());
    if (channel < 0) return Optional.empty();
    double[] column = frame.column(channel);
    var actual = new double[forecast.horizonRows()];
    long matched = 0;
    for (int step = 0; step < actual.length; step++) {
      int row = frame.rowAt(forecast.ticks()[step]);
      boolean there = row < frame.rows() && frame.tick(row) == forecast.ticks()[step];
      actual[step] = there ? column[row] : Double.NaN;
      if (Double.isFinite(actual[step])) matched++;
    }
    if (matched == 0) return Optional.empty();
    int known = frame.rowAt(forecast.ticks()[0]);
    Measure scale = ForecastMetrics.seasonalScale(Arrays.copyOf(column, known), 1);
    return Optional.of(
        new Arrived(
            frame,
            forecast.ticks()[0],
            forecast.ticks()[actual.length - 1],
            actual.length,
            Figures.ofForecast(actual, path.point(), scale)));
  }
}
