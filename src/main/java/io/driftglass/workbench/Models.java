package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.evaluate.Validation;
import io.driftglass.job.Progress;
import io.driftglass.method.Settings;
import io.driftglass.neural.Backend;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.registry.Artifacts;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.registry.Transition;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registry: models are trained, validated on rows they have not seen, kept with their card,
/// promoted and loaded again.
public final class Models {
  private static final int VALIDATION_FOLDS = 3;
  private static final int MOST_HORIZON = 96;

  private final Datasets datasets;
  private final ModelStore store;
  private final Recorder recorder;

  Models(Datasets datasets, ModelStore store, Recorder recorder) {
    this.datasets = datasets;
    this.store = store;
    this.recorder = recorder;
  }

  /// Fits on the first rows, validates on the rows after them, registers under the request's name.
  ///
  /// @throws InsufficientData where the rows do not suffice
  /// @throws ModelNotValidated where no rows are left to validate on
  public ModelVersion train(TrainRequest request, Progress progress) {
    return recorder.record(
        "train",
        title(request) + " on " + Datasets.title(request.dataset()),
        parameters(request),
        progress,
        (run, metrics, told) -> {
          request.check();
          told.report(0, "reading rows");
          var frame = datasets.frame(request.dataset(), request.entity());
          int train = (int) Math.floor(frame.rows() * request.trainShare());
          int until =
              (int)
                  Math.min(
                      frame.rows(),
                      Math.floor(
                          frame.rows() * (request.trainShare() + request.validateShare()) + 1e-6));
          if (until <= train) {
            throw new ModelNotValidated(
                "A registration needs rows to validate on, %d of %d rows are learnt from."
                    .formatted(train, frame.rows()),
                "Leave a share of the rows for validation.");
          }
          var trained =
              request.task() == Task.ANOMALY
                  ? detector(request, frame.slice(0, until), train, told)
                  : forecaster(request, frame.slice(0, until), train, told);
          metrics.putAll(trained.validation().metrics());
          return store.register(
              request.name(),
              card(request, frame, train, until, trained),
              run,
              System.getProperty("user.name", "unknown"),
              trained.payload());
        });
  }

  /// Newest first.
  public List<ModelVersion> list() {
    return store.list();
  }

  /// @param text an id, `name v3`, or a name: its production version, else its newest
  public ModelVersion get(String text) {
    return store.find(text);
  }

  /// Moves a version to a stage; the production version before it is archived.
  public ModelVersion promote(ModelVersion version, Stage to, String reason) {
    return store.promote(version.id(), to, System.getProperty("user.name", "unknown"), reason);
  }

  /// Removes a version that is not in production.
  public void delete(ModelVersion version) {
    store.delete(version.id());
  }

  /// Newest first.
  public List<Transition> history(String model) {
    return store.history(model);
  }

  /// Scores a series with a registered detector, exactly as it was fitted.
  ///
  /// @throws Conflict where the version is a forecaster
  public Detected score(ModelVersion version, Dataset dataset, String entity, Progress progress) {
    if (version.card().task() != Task.ANOMALY) {
      throw new Conflict(
          version.title() + " forecasts; it does not find anomalies.",
          "Choose a version of task anomaly.");
    }
    var parameters = new LinkedHashMap<>(version.card().settings());
    parameters.put("version", version.title());
    parameters.put("dataset", Datasets.title(dataset));
    return recorder.record(
        "detect",
        version.title() + " on " + Datasets.title(dataset),
        parameters,
        progress,
        (run, metrics, told) -> {
          told.report(0, "loading " + version.title());
          var detector =
              Catalogues.detector(version.card().method()).with(version.card().settings());
          var fitted = store.load(version, (header, in) -> detector.read(in));
          var frame = datasets.frame(dataset, entity);
          var found = Found.by(fitted, frame, Optional.empty(), 0, told);
          metrics.put("events", (double) found.events().size());
          int learnt = frame.rowAt(version.card().trainedOn().until());
          boolean same = version.card().dataSha256().equals(dataset.sha256());
          var request = DetectRequest.of(dataset, entity, version.card().method());
          return found.as(0, dataset, request, version.card().settings(), same ? learnt : 0);
        });
  }

  /// A fitted model with what is needed to keep it.
  private record Fitted(Settings settings, Validation validation, Artifacts.Payload payload) {}

  private static Fitted detector(TrainRequest request, Frame frame, int train, Progress progress) {
    var method = Catalogues.detector(request.method());
    var settings = Settings.of(method.settings(), request.settings());
    var found =
        Found.by(
            method.make().apply(settings),
            frame.slice(0, train),
            frame,
            Optional.empty(),
            progress);
    var validation = Validation.ofDetector(frame, train, found.scores(), found.events());
    return new Fitted(settings, validation, found.fitted()::write);
  }

  private static Fitted forecaster(
      TrainRequest request, Frame frame, int train, Progress progress) {
    var method = Catalogues.forecaster(request.method());
    var settings = Settings.of(method.settings(), request.settings());
    int horizon = Math.max(1, Math.min(MOST_HORIZON, (frame.rows() - train) / VALIDATION_FOLDS));
    int last = frame.rows() - horizon + 1;
    var plan = BacktestPlan.rolling(horizon, train, last, horizon, train, 0);
    var board =
        Leaderboard.race(
            frame,
            List.of(method),
            request.settings(),
            plan,
            Double.MAX_VALUE,
            progress.part(0, .7));
    var fitted =
        method.make().apply(settings).fit(frame.slice(0, train), horizon, progress.part(.7, 1));
    var validation = Validation.ofForecaster(board.rows().getFirst(), frame.rows() - train);
    return new Fitted(settings, validation, fitted::write);
  }

  private static ModelCard card(
      TrainRequest request, Frame frame, int train, int until, Fitted trained) {
    boolean seeded =
        trained.settings().declared().stream().anyMatch(setting -> setting.name().equals("seed"));
    return new ModelCard(
        request.task(),
        request.method(),
        trained.settings().asText(),
        Datasets.title(request.dataset()),
        request.dataset().sha256(),
        "",
        span(frame, 0, train),
        train,
        span(frame, train, until),
        until - train,
        seeded ? trained.settings().seed() : 0,
        Version.text(),
        Backend.here().sentence(),
        trained.validation().metrics(),
        trained.validation().notComputed());
  }

  private static String title(TrainRequest request) {
    return Catalogues.title(request.task(), request.method());
  }

  private static Interval span(Frame frame, int from, int until) {
    return new Interval(
        frame.tick(from), until < frame.rows() ? frame.tick(until) : frame.span().until());
  }

  private static Map<String, String> parameters(TrainRequest request) {
    var parameters = new LinkedHashMap<>(request.settings());
    parameters.put("task", request.task().name());
    parameters.put("method", request.method());
    parameters.put("dataset", Datasets.title(request.dataset()));
    parameters.put("data_hash", request.dataset().sha256());
    parameters.put("split", request.trainShare() + "," + request.validateShare());
    if (!request.entity().isEmpty()) parameters.put("entity", request.entity());
    return parameters;
  }
}
