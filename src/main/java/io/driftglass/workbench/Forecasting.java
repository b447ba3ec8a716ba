package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.db.Json;
import io.driftglass.evaluate.AutoForecaster;
import io.driftglass.evaluate.Backtest;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.forecast.ForecastStore;
import io.driftglass.forecast.FutureInputs;
import io.driftglass.forecast.StoredForecast;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what comes next in datasets and keeps what was said.
public final class Forecasting {
  private static final int FOLDS = 5;
  private static final double RACE_SECONDS = 20;

  private final Datasets datasets;
  private final ForecastStore store;
  private final Recorder recorder;
  private final InstantSource clock;

  Forecasting(Datasets datasets, ForecastStore store, Recorder recorder, InstantSource clock) {
    this.datasets = datasets;
    this.store = store;
    this.recorder = recorder;
    this.clock = clock;
  }

  /// Learns from all rows and forecasts after the last one; races the quick methods first where
  /// asked to.
  public Forecasted forecast(ForecastRequest request, Progress progress) {
    var method = Catalogues.forecaster(request.method());
    var settings = Settings.of(method.settings(), request.settings());
    return recorder.record(
        "forecast",
        method.title() + " on " + Datasets.title(request.dataset()),
        parameters(request, settings),
        progress,
        (run, metrics, told) -> {
          told.report(0, "reading rows");
          var frame =
              Known.rows(
                  datasets.frame(request.dataset(), request.entity()),
                  request.channels(),
                  request.known());
          Optional<Leaderboard> board =
              request.compare() ? race(frame, request, told.part(0, .7)) : Optional.empty();
          var used = board.flatMap(Leaderboard::chosen).filter(id -> automatic(request));
          var maker = used.map(Catalogues::forecaster).orElse(method);
          var chosen = Settings.of(maker.settings(), known(maker, settings.asText()));
          long start = System.nanoTime();
          var fitted =
              maker
                  .make()
                  .apply(chosen)
                  .fit(frame, request.horizonRows(), told.part(board.isPresent() ? .7 : 0, .9));
          var coming = request.coming().orElse(frame.slice(0, 0));
          int ahead = request.horizonRows();
          var whatIf =
              new WhatIf(
                  fitted, frame, FutureInputs.of(frame, coming, ahead), ahead, request.levels());
          var forecast = fitted.forecast(frame, coming, ahead, request.levels(), told.part(.9, 1));
          double seconds = (System.nanoTime() - start) / 1e9;
          metrics.put("seconds", seconds);
          var done =
              new Forecasted(
                  0,
                  request.dataset(),
                  request.entity(),
                  maker.id(),
                  chosen.asText(),
                  frame,
                  forecast,
                  board,
                  used.isPresent() ? board.get().reason() : fitted.reason(),
                  seconds,
                  Optional.of(whatIf));
          return request.dataset().name().startsWith(Datasets.TEMPORARY)
              ? done
              : kept(done, ChartOrigin.ofForecast(request, frame));
        });
  }

  /// How methods do on held-out windows of a series, without a forecast.
  ///
  /// @param known columns whose coming values a window may look at
  public Leaderboard backtest(
      Dataset dataset,
      String entity,
      List<String> channels,
      List<String> methods,
      List<String> known,
      BacktestPlan plan,
      double budgetSeconds,
      Progress progress) {
    return recorder.record(
        "backtest",
        "Backtest on " + Datasets.title(dataset),
        Map.of("dataset", Datasets.title(dataset), "data_hash", dataset.sha256()),
        progress,
        (run, metrics, told) ->
            Leaderboard.race(
                Known.rows(datasets.frame(dataset, entity), channels, known),
                methods.stream().map(Catalogues::forecaster).toList(),
                Map.of(),
                plan,
                budgetSeconds,
                told));
  }

  /// What one method would have said from every origin of a plan, with 80 and 95 % bands.
  ///
  /// @param known columns whose coming values a window may look at
  public Backtest windows(
      Dataset dataset,
      String entity,
      String method,
      List<String> known,
      BacktestPlan plan,
      Progress progress) {
    return recorder.record(
        "backtest",
        "Windows of " + method + " on " + Datasets.title(dataset),
        Map.of("dataset", Datasets.title(dataset), "data_hash", dataset.sha256()),
        progress,
        (run, metrics, told) ->
            Backtest.run(
                Known.rows(datasets.frame(dataset, entity), List.of(), known),
                Catalogues.forecaster(method).withDefaults(),
                plan,
                new double[] {.8, .95},
                0,
                told));
  }

  /// What was said of a series before, newest first.
  public List<Forecasted> list(Dataset dataset, String entity) {
    var stored = store.list(dataset.id(), entity, 20);
    if (stored.isEmpty()) return List.of();
    var frame = datasets.frame(dataset, entity);
    return stored.stream().map(forecast -> loaded(dataset, frame, forecast)).toList();
  }

  private static boolean automatic(ForecastRequest request) {
    return request.method().equals(AutoForecaster.METHOD.id());
  }

  /// Those of the given settings that a method declares.
  private static Map<String, String> known(Method<?> method, Map<String, String> given) {
    var known = new LinkedHashMap<>(given);
    known.keySet().retainAll(method.settings().stream().map(Setting::name).toList());
    return known;
  }

  private static Optional<Leaderboard> race(
      Frame frame, ForecastRequest request, Progress progress) {
    try {
      var plan = BacktestPlan.folds(frame.rows(), request.horizonRows(), FOLDS);
      return Optional.of(
          Leaderboard.race(
              frame,
              Catalogues.QUICK_FORECASTERS,
              request.settings(),
              plan,
              RACE_SECONDS,
              progress));
    } catch (InsufficientData tooShort) {
      progress.log(tooShort.getMessage());
      return Optional.empty();
    }
  }

  private static Map<String, String> parameters(ForecastRequest request, Settings settings) {
    var parameters = new LinkedHashMap<>(settings.asText());
    parameters.put("method", request.method());
    parameters.put("horizon", Integer.toString(request.horizonRows()));
    parameters.put("dataset", Datasets.title(request.dataset()));
    parameters.put("data_hash", request.dataset().sha256());
    if (!request.entity().isEmpty()) parameters.put("entity", request.entity());
    return parameters;
  }

  private Forecasted kept(Forecasted done, ChartOrigin origin) {
    long id =
        store.save(
            new StoredForecast(
                0,
                done.dataset().id(),
                done.entity(),
                done.method(),
                done.settings(),
                clock.instant(),
                done.seconds(),
                done.board().map(Json::write).orElse(""),
                done.forecast(),
                Json.write(origin)));
    return new Forecasted(
        id,
        done.dataset(),
        done.entity(),
        done.method(),
        done.settings(),
        done.recent(),
        done.forecast(),
        done.board(),
        done.reason(),
        done.seconds(),
        done.whatIf());
  }

  private static Forecasted loaded(Dataset dataset, Frame frame, StoredForecast stored) {
    return new Forecasted(
        stored.id(),
        dataset,
        stored.entity(),
        stored.method(),
        stored.settings(),
        frame,
        stored.forecast(),
        stored.board().isEmpty()
            ? Optional.empty()
            : Optional.of(Json.read(stored.board(), Leaderboard.class)),
        "",
        stored.seconds(),
        Optional.empty());
  }
}
