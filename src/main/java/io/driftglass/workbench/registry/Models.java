package io.driftglass.workbench.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Retention;
import io.driftglass.registry.Stage;
import io.driftglass.registry.StageChange;
import io.driftglass.registry.Task;
import io.driftglass.registry.Transition;
import io.driftglass.registry.VersionScore;
import io.driftglass.registry.VersionState;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.detect.Found;
import io.driftglass.workbench.detect.Grading;
import io.driftglass.workbench.detect.KnownAnomalies;
import io.driftglass.workbench.fit.KeptTrainings;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingApart;
import io.driftglass.workbench.fit.TrainingRun;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.run.StoredModels;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The registry: models are trained, validated on rows they have not seen, kept with their card,
/// promoted and loaded again. Every change says who made it, when and why.
public final class Models {
  private final Datasets datasets;
  private final ModelStore store;
  private final Recorder recorder;
  private final GateChecks gateChecks;
  private final Trainer trainer;
  private final VersionScores scores;
  private final Grading grading;
  private final KnownAnomalies known;
  private final InstantSource clock;

  public Models(
      Datasets datasets,
      ModelStore store,
      Recorder recorder,
      GateChecks gateChecks,
      KeptTrainings kept,
      VersionScores scores,
      ValidationRecords validated,
      Grading grading,
      KnownAnomalies known,
      InstantSource clock) {
    this.datasets = datasets;
    this.store = store;
    this.recorder = recorder;
    this.gateChecks = gateChecks;
    this.trainer = new Trainer(datasets, store, recorder, kept, validated, scores);
    this.scores = scores;
    this.grading = grading;
    this.known = known;
    this.clock = clock;
  }

  /// From now on what may end its process is trained in another one.
  public void trainApart(TrainingApart how) {
    trainer.trainApart(how);
  }

  /// Fits on the first rows but for the anomalies that people have confirmed by now, validates on
  /// the rows after them, registers under the request's name.
  ///
  /// @throws InsufficientData where the rows do not suffice
  /// @throws ModelNotValidated where no rows are left to validate on
  public ModelVersion train(TrainRequest request, Progress progress) {
    return train(request.without(known), Map.of(), progress);
  }

  /// The same under the run it has waited as, leaving out what the request says.
  public ModelVersion trainQueued(long run, TrainRequest request, Progress progress) {
    return trainer.trainQueued(run, request, progress);
  }

  /// The same with more said of its run, leaving out what the request says; where that names the
  /// run it goes on from, from where that one was when it was stopped.
  ///
  /// @param more parameters, such as [TrainingRun#RESUMED]
  public ModelVersion train(TrainRequest request, Map<String, String> more, Progress progress) {
    return trainer.train(request, more, progress);
  }

  /// The figures of a training of which nothing else is kept, but for how far it was where it is
  /// stopped.
  ///
  /// @param run its row
  public Map<String, Double> tried(TrainRequest request, Run run, Progress progress) {
    return trainer.tried(request, run, progress);
  }

  /// When a training has last kept how far it is; empty where nothing is kept.
  public Optional<Instant> checkpointed(long run) {
    return trainer.checkpointed(run);
  }

  /// What every version is worth by the weights of the settings, by its id; what earlier weights
  /// said is kept.
  public Map<Long, VersionScore> scores() {
    return scores.latest(store.list());
  }

  /// What a version is worth by the weights of the settings, then by earlier ones.
  public List<VersionScore> scores(ModelVersion version) {
    return scores.of(version);
  }

  /// Newest first.
  public List<ModelVersion> list() {
    return store.list();
  }

  /// @param text an id, `name v3`, `name@alias`, or a name: its production version, else its newest
  public ModelVersion get(String text) {
    return store.find(text);
  }

  /// Where every version stood at a moment, deleted ones included.
  public List<VersionState> states(Instant at) {
    return store.states(at);
  }

  /// Newest first; tells of deleted versions too.
  public List<Transition> history(String model) {
    return store.history(model);
  }

  /// The version in production for what `version` watches.
  public Optional<ModelVersion> live(ModelVersion version) {
    return store.live(version.sensor(), version.card().task());
  }

  /// What a model's versions must show before they go to production.
  public List<Gate> gates(String model) {
    return store.gates(model);
  }

  /// @throws NotFound where there is no such model
  public void gates(String model, List<Gate> gates) {
    store.gates(store.find(model).model(), gates);
  }

  /// What promotion to production will ask for and what was found, told before it is tried.
  public List<Gate.Check> checks(ModelVersion version) {
    return gateChecks.of(version);
  }

  /// The same with figures computed now, for both versions, on rows neither has learnt from.
  public List<Gate.Check> checks(
      ModelVersion version, Dataset on, String entity, Progress progress) {
    return gateChecks.on(version, on, entity, progress);
  }

  /// Moves a version to a stage; the production version before it is archived.
  ///
  /// @throws Conflict where a gate to production is closed, or another version went there meanwhile
  public ModelVersion promote(ModelVersion version, Stage to, String reason) {
    return promote(version, to, reason, to == Stage.PRODUCTION ? checks(version) : List.of());
  }

  /// @param checks those that were looked at; each must have passed
  public ModelVersion promote(
      ModelVersion version, Stage to, String reason, List<Gate.Check> checks) {
    var closed = checks.stream().filter(check -> !check.passed()).toList();
    if (!closed.isEmpty()) {
      throw new Conflict(
          "%s does not pass to production: %s."
              .formatted(
                  version.title(),
                  closed.stream().map(Gate.Check::sentence).collect(Collectors.joining("; "))),
          "Train a better version, or promote it past the gates and say why.");
    }
    return move(version, to, reason);
  }

  /// Promotes past closed gates; the history says which.
  public ModelVersion promotePastGates(ModelVersion version, String reason) {
    var closed =
        checks(version).stream()
            .filter(check -> !check.passed())
            .map(Gate.Check::sentence)
            .collect(Collectors.joining("; "));
    return move(
        version,
        Stage.PRODUCTION,
        closed.isEmpty() ? reason : reason + " (past the gates: " + closed + ")");
  }

  private ModelVersion move(ModelVersion version, Stage to, String reason) {
    var seen = live(version).map(ModelVersion::id);
    return store.promote(version.id(), to, seen, who(), reason);
  }

  /// Puts the production version before the present one back, for what `version` watches.
  public ModelVersion rollback(ModelVersion version, String reason) {
    return store.rollback(version, who(), reason);
  }

  /// Takes a change of stages back or does it again, all or nothing; gates are not asked, as the
  /// versions have been there before. The history keeps the change and tells of this one.
  ///
  /// @throws Conflict where one of them has been moved since, or another is in production
  public void change(List<StageChange> changes, String reason) {
    store.change(changes, who(), reason);
  }

  /// The version that [#rollback] would put back.
  public Optional<ModelVersion> before(ModelVersion version) {
    return store.before(version);
  }

  /// Gives a version a name such as `champion`, taking it from the one that has it now.
  public ModelVersion alias(ModelVersion version, String alias, String reason) {
    return store.alias(version.id(), alias, who(), reason);
  }

  /// Takes a name off a version.
  public ModelVersion unalias(ModelVersion version, String alias, String reason) {
    return store.unalias(version.id(), alias, who(), reason);
  }

  /// Removes a version that is not in production and has no alias; for a month it can be put back.
  public void delete(ModelVersion version, String reason) {
    store.delete(version.id(), who(), reason);
  }

  /// Puts a deleted version back, in the stage it had.
  ///
  /// @param title `pump v3`
  /// @throws NotFound where it was not deleted, or too long ago
  public ModelVersion restore(String title, String reason) {
    int cut = title.lastIndexOf(" v");
    if (cut < 1 || !title.substring(cut + 2).matches("[0-9]{1,9}")) {
      throw new NotFound(
          "A deleted version is named like 'pump v3', not '%s'.".formatted(title),
          "Those that can be put back: %s.".formatted(store.deleted()));
    }
    int number = Integer.parseInt(title.substring(cut + 2));
    return store.restore(title.substring(0, cut), number, who(), reason);
  }

  /// Versions that were deleted and can be put back, newest first.
  public List<String> deleted() {
    return store.deleted();
  }

  /// What a clean-up would take.
  public List<ModelVersion> expired(Retention retention) {
    var all = store.list();
    var targets =
        all.stream()
            .filter(v -> v.stage() == Stage.PRODUCTION)
            .flatMap(v -> store.before(v).stream())
            .map(ModelVersion::id)
            .collect(Collectors.toSet());
    return retention.expired(all, targets, clock.instant());
  }

  /// Deletes what a policy takes.
  ///
  /// @return what was deleted
  public List<ModelVersion> cleanUp(Retention retention, Progress progress) {
    var expired = expired(retention);
    var why =
        "clean-up: not among the newest %d and older than %d days"
            .formatted(retention.keepNewest(), retention.olderThan().toDays());
    for (int i = 0; i < expired.size(); i++) {
      progress.step(i, expired.size(), "deleting " + expired.get(i).title());
      store.delete(expired.get(i).id(), who(), why);
    }
    return expired;
  }

  /// A registered forecaster as it was fitted; it learns nothing more.
  public Forecaster fitted(ModelVersion version) {
    return new OutOfSample.Fitted(StoredModels.forecaster(store, version));
  }

  /// Scores a series with a registered detector, exactly as it was fitted.
  ///
  /// @throws Conflict where the version is a forecaster
  /// @throws SchemaMismatch naming the columns that are missing or different
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
          var fitted = StoredModels.detector(store, version);
          var frame = OutOfSample.seen(version, datasets.frame(dataset, entity), told);
          var found = Found.by(fitted, frame, known.rows(dataset, entity, frame), told);
          metrics.put("events", (double) found.events().size());
          int learnt = frame.rowAt(version.card().trainedOn().until());
          boolean same = version.card().dataSha256().equals(dataset.sha256());
          var request = DetectRequest.of(dataset, entity, version.card().method());
          var detected =
              found.as(0, dataset, request, version.card().settings(), same ? learnt : 0);
          return grading.of(detected);
        });
  }

  static String who() {
    return System.getProperty("user.name", "unknown");
  }
}
