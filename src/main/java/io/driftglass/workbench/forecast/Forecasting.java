package io.driftglass.workbench.forecast;

import io.driftglass.data.Dataset;
import io.driftglass.db.Json;
import io.driftglass.evaluate.AutoForecaster;
import io.driftglass.evaluate.Backtest;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.ForecastStore;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.FutureInputs;
import io.driftglass.forecast.StoredForecast;
import io.driftglass.forecast.method.Intervals;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.live.RunningFeed;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.run.ChartOrigin;
import io.driftglass.workbench.run.Recorder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what comes next in datasets and keeps what was said.
public final class Forecasting {
  private static final int FOLDS = 5;
  private static final double RACE_SECONDS = 20;
  private static final int WINDOWS_SHOWN = 2;
  private static final double USUAL_LEVEL = .95;

  private final Datasets datasets;
  private final ForecastStore store;
  private final Recorder recorder;
  private final InstantSource clock;

  public Forecasting(
      Datasets datasets, ForecastStore store, Recorder recorder, InstantSource clock) {
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
              : kept(done, origin(request, frame));
        });
  }

  private static ChartOrigin origin(ForecastRequest request, Frame frame) {
    return ChartOrigin.ofForecast(
        request.dataset().sha256(),
        frame,
        request.channels(),
        request.known(),
        request.coming().isPresent());
  }

  /// How methods do on held-out windows of a series, without a forecast.
  ///
  /// @param settings texts by setting name; a method gets those it declares and allows
  /// @param known columns whose coming values a window may look at
  public Leaderboard backtest(
      Dataset dataset,
      String entity,
      List<String> channels,
      List<String> methods,
      Map<String, String> settings,
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
                settings,
                plan,
                budgetSeconds,
                told));
  }

  /// What one method would have said from every origin of a plan, with 80 and 95 % bands.
  ///
  /// @param settings texts by setting name; the method gets those it declares and allows
  /// @param known columns whose coming values a window may look at
  public Backtest windows(
      Dataset dataset,
      String entity,
      String method,
      Map<String, String> settings,
      List<String> known,
      BacktestPlan plan,
      Progress progress) {
    return recorder.record(
        "backtest",
        "Windows of " + method + " on " + Datasets.title(dataset),
        Map.of("dataset", Datasets.title(dataset), "data_hash", dataset.sha256()),
        progress,
        (run, metrics, told) -> {
          var maker = Catalogues.forecaster(method);
          return Backtest.run(
              Known.rows(datasets.frame(dataset, entity), List.of(), known),
              maker.with(maker.accepted(settings)),
              plan,
              new double[] {.8, .95},
              0,
              told);
        });
  }

  /// What the method of a forecast would have said of the last rows before it, two horizons of them
  /// or one, having learnt only from those before; empty where too few would be left to learn from.
  public Optional<Hindsight> earlier(Forecasted shown, Progress progress) {
    var frame = shown.recent();
    int ahead = shown.forecast().horizonRows();
    int windows = Math.min(WINDOWS_SHOWN, frame.rows() / 2 / ahead);
    if (windows < 1) return Optional.empty();
    int from = frame.rows() - windows * ahead;
    var maker = Catalogues.forecaster(shown.method());
    try {
      var fitted =
          maker
              .make()
              .apply(Settings.of(maker.settings(), shown.settings()))
              .fit(frame.slice(0, from), ahead, progress);
      return Optional.of(new Hindsight(fitted, frame, from, ahead, widest(shown.forecast())));
    } catch (InsufficientData tooFew) {
      progress.log(tooFew.getMessage());
      return Optional.empty();
    }
  }

  /// The forecast as it goes on with a feed of its data; empty where no feed brings rows of it. One
  /// that was read back from the workspace is learnt again.
  public Optional<CarriedForecast> carried(
      Forecasted shown, List<RunningFeed> feeds, Progress progress) {
    return feeds.stream()
        .filter(feed -> CarriedForecast.fits(shown, feed))
        .findFirst()
        .map(
            feed ->
                new CarriedForecast(
                    shown, fitted(shown, progress), feed, feed.seen().orElseThrow()));
  }

  private static FittedForecaster fitted(Forecasted shown, Progress progress) {
    if (shown.whatIf().isPresent()) return shown.whatIf().get().fitted();
    var maker = Catalogues.forecaster(shown.method());
    var settings = Settings.of(maker.settings(), shown.settings());
    return maker
        .make()
        .apply(settings)
        .fit(shown.recent(), shown.forecast().horizonRows(), progress);
  }

  /// What another method, with its defaults, says from the same rows; nothing is kept.
  ///
  /// @throws InsufficientData where they are too few for it
  public Forecast other(Forecasted shown, String method, Progress progress) {
    int ahead = shown.forecast().horizonRows();
    var frame = shown.recent();
    var levels = new double[] {widest(shown.forecast())};
    return Catalogues.forecaster(method)
        .withDefaults()
        .fit(frame, ahead, progress.part(0, .9))
        .forecast(frame, frame.slice(0, 0), ahead, levels, progress);
  }

  private static double widest(Forecast forecast) {
    return forecast.paths().stream()
        .flatMap(path -> path.bands().stream())
        .mapToDouble(Forecast.Band::level)
        .max()
        .orElse(USUAL_LEVEL);
  }

  /// What comes next of every sensor of a dataset; one that cannot be forecast says why, the others
  /// are forecast all the same.
  public List<SensorOutlook> all(
      Dataset dataset, String method, int horizonRows, double[] levels, Progress progress) {
    return new SensorOutlooks(this).all(dataset, method, horizonRows, levels, progress);
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
              frame, raced(request), request.settings(), plan, RACE_SECONDS, progress));
    } catch (InsufficientData tooShort) {
      progress.log(tooShort.getMessage());
      return Optional.empty();
    }
  }

  /// The quick methods, and the one asked for where its bands follow something of their own.
  private static List<Method<Forecaster>> raced(ForecastRequest request) {
    var raced = new ArrayList<>(Catalogues.QUICK_FORECASTERS);
    var asked = Catalogues.forecaster(request.method());
    boolean own = request.settings().containsKey(Intervals.NAME) && !raced.contains(asked);
    if (own) raced.add(asked);
    return raced;
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
