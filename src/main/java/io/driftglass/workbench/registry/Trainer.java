package io.driftglass.workbench.registry;

import io.driftglass.evaluate.LeakCheck;
import io.driftglass.experiment.Run;
import io.driftglass.job.Progress;
import io.driftglass.label.Truth;
import io.driftglass.neural.Backend;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.fit.FitPlan;
import io.driftglass.workbench.fit.Fitting;
import io.driftglass.workbench.fit.KeptTrainings;
import io.driftglass.workbench.fit.LeakLines;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingApart;
import io.driftglass.workbench.fit.TrainingRun;
import io.driftglass.workbench.run.Recorder;
import io.driftglass.workbench.run.Retry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Trains what is to be registered: fits on the first rows, validates on the rows after them, and
/// keeps how far it is, so that one that was stopped goes on.
final class Trainer {
  private final Datasets datasets;
  private final ModelStore store;
  private final Recorder recorder;
  private final KeptTrainings kept;
  private final ValidationRecords validated;
  private final VersionScores scores;
  private volatile Optional<TrainingApart> apart = Optional.empty();

  Trainer(
      Datasets datasets,
      ModelStore store,
      Recorder recorder,
      KeptTrainings kept,
      ValidationRecords validated,
      VersionScores scores) {
    this.datasets = datasets;
    this.store = store;
    this.recorder = recorder;
    this.kept = kept;
    this.validated = validated;
    this.scores = scores;
  }

  /// From now on what may end its process is trained in another one.
  void trainApart(TrainingApart how) {
    apart = Optional.of(how);
  }

  /// Trains under the run it has waited as, leaving out what the request says.
  ModelVersion trainQueued(long run, TrainRequest request, Progress progress) {
    return recorder.begin(run, progress, (id, metrics, told) -> train(request, id, metrics, told));
  }

  /// Trains with more said of its run, leaving out what the request says; where that names the run
  /// it goes on from, from where that one was when it was stopped.
  ///
  /// @param more parameters, such as [TrainingRun#RESUMED]
  ModelVersion train(TrainRequest request, Map<String, String> more, Progress progress) {
    var parameters = TrainingRun.parameters(request);
    parameters.putAll(more);
    return recorder.record(
        TrainingRun.KIND,
        TrainingRun.title(request),
        parameters,
        progress,
        (run, metrics, told) -> {
          goOn(more, run);
          return train(request, run, metrics, told);
        });
  }

  private void goOn(Map<String, String> parameters, long run) {
    var stopped = parameters.get(TrainingRun.RESUMED);
    if (stopped != null) kept.move(Long.parseLong(stopped), run);
  }

  private ModelVersion train(
      TrainRequest request, long run, Map<String, Double> metrics, Progress progress) {
    request.check();
    var told = kept.keeping(run, progress);
    told.report(0, "reading rows");
    var frame = rows(request);
    LeakLines.tell(leaks(request, frame), told);
    tellLeftOut(request, frame, told);
    var fitting = fit(request, frame, run, told);
    metrics.putAll(fitting.validation().metrics());
    metrics.put("trained_rows", (double) fitting.trainRows());
    var card = fitting.card(request, frame, Backend.here().sentence());
    var version =
        Retry.whereTheDiskFails(
            () -> store.register(request.name(), card, run, Models.who(), fitting.payload()), told);
    kept.drop(run);
    validated.keep(version, frame, fitting);
    scores.score(List.of(version));
    return version;
  }

  private static void tellLeftOut(TrainRequest request, Frame frame, Progress told) {
    int rows = 0;
    for (boolean known : Truth.within(frame, request.leftOut())) if (known) rows++;
    if (rows > 0) told.log("left out as known anomalies: %d rows".formatted(rows));
  }

  /// The figures of a training of which nothing else is kept, but for how far it was where it is
  /// stopped.
  ///
  /// @param run its row
  Map<String, Double> tried(TrainRequest request, Run run, Progress progress) {
    goOn(run.parameters(), run.id());
    var told = kept.keeping(run.id(), progress);
    boolean stopped = false;
    try {
      return fit(request, rows(request), run.id(), told).validation().metrics();
    } catch (CancellationException e) {
      stopped = true;
      throw e;
    } finally {
      if (!stopped) kept.drop(run.id());
    }
  }

  /// When a training has last kept how far it is; empty where nothing is kept.
  Optional<Instant> checkpointed(long run) {
    return kept.newest(run);
  }

  /// What could let the model know the rows that it will be judged on; empty where nothing was
  /// found. Rows are in the order of time, so none that is judged lies before one learnt from.
  private static List<LeakCheck.Leak> leaks(TrainRequest request, Frame frame) {
    var plan = FitPlan.of(request, frame);
    return LeakCheck.of(frame, plan.train(), plan.from(), plan.until(), plan.chosen());
  }

  private Frame rows(TrainRequest request) {
    var whole = datasets.frame(request.dataset(), request.entity());
    return Fitting.rows(whole, request.channel());
  }

  private Fitting fit(TrainRequest request, Frame frame, long run, Progress told) {
    var plan = FitPlan.of(request, frame);
    return apart
        .filter(it -> plan.risky())
        .map(it -> it.fit(plan, frame, kept.place(run), told))
        .orElseGet(() -> Fitting.of(plan, frame, told));
  }
}
