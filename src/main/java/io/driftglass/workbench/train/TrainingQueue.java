package io.driftglass.workbench.train;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.KnownAnomalies;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingRun;
import io.driftglass.workbench.registry.Models;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Trainings and searches as runs of the workspace: one that waits is a row before it begins, and
/// one that did not come to its end goes on from where it was, though the process has died in
/// between: a training from its last checkpoint, a search from its last trial.
public final class TrainingQueue {
  private static final int MOST = 1000;

  private final Models models;
  private final Search search;
  private final Datasets datasets;
  private final KnownAnomalies known;
  private final RunStore runs;

  public TrainingQueue(
      Models models, Search search, Datasets datasets, KnownAnomalies known, RunStore runs) {
    this.models = models;
    this.search = search;
    this.datasets = datasets;
    this.known = known;
    this.runs = runs;
  }

  /// Whether a run is one that [#run] takes: a training or a search. What is done for a search goes
  /// on with the search.
  public static boolean takes(Run run) {
    return !ofSearch(run) && (run.kind().equals(TrainingRun.KIND) || searches(run));
  }

  /// Whether it is a search.
  public static boolean searches(Run run) {
    return run.kind().equals(SearchRun.KIND);
  }

  /// Whether it is done for a search: a trial, or the training of the best.
  public static boolean ofSearch(Run run) {
    return run.parameters().containsKey(SearchRun.OF);
  }

  /// A training that waits for its turn; it leaves out what people have confirmed by now.
  public Run enqueue(TrainRequest request) {
    return runs.queue(
        TrainingRun.KIND,
        TrainingRun.title(request),
        TrainingRun.parameters(request.without(known)));
  }

  /// A search that waits for its turn; all its trials leave out what people have confirmed by now.
  public Run enqueue(TrainRequest request, SearchPlan plan) {
    return search.enqueue(request.without(known), plan);
  }

  /// Trains what waits; what has ended otherwise than well goes on as a new run, with the same
  /// outcome, bit by bit, as if it had not been stopped. Of a search the best is registered.
  ///
  /// @throws Conflict where it is no training, runs, or is done
  /// @throws NotFound where its data are no longer in the workspace
  public ModelVersion run(long first, Progress progress) {
    var run = next(first);
    if (searches(run)) return search(run, progress).best();
    var request = request(run);
    return run.state() == JobState.PENDING
        ? models.trainQueued(run.id(), request, progress)
        : models.train(request, Map.of(TrainingRun.RESUMED, Long.toString(run.id())), progress);
  }

  /// The same of a search, with its trials.
  ///
  /// @throws Conflict where it is no search, runs, or is done
  public Search.Result search(long first, Progress progress) {
    return search(next(first), progress);
  }

  /// When a training, or the last attempt at it, has last kept how far it is; empty where nothing
  /// is kept.
  public Optional<Instant> checkpointed(long first) {
    return models.checkpointed(latest(runs.get(first)).id());
  }

  private Search.Result search(Run run, Progress progress) {
    var request = request(run);
    return run.state() == JobState.PENDING
        ? search.begin(run, request, progress)
        : search.again(run, request, progress);
  }

  private Run next(long first) {
    var run = latest(runs.get(first));
    boolean known = run.kind().equals(TrainingRun.KIND) || searches(run);
    if (known && again(run.state())) return run;
    throw new Conflict(
        "Run %d is %s and cannot be trained again."
            .formatted(
                run.id(), known ? run.state().name().toLowerCase(Locale.ROOT) : "no training"),
        "Choose a training that waits, failed, was cancelled or interrupted.");
  }

  /// The last attempt at what a run is an attempt at.
  private Run latest(Run run) {
    var next = runs.find(new RunQuery(TrainingRun.RESUMED + " = " + run.id(), "", 0, 1)).runs();
    return next.isEmpty() ? run : latest(next.getFirst());
  }

  private static boolean again(JobState state) {
    return switch (state) {
      case PENDING, FAILED, CANCELLED, INTERRUPTED -> true;
      case RUNNING, COMPLETED -> false;
    };
  }

  /// One that still waits will not be trained; of any other nothing changes.
  public void cancel(long id) {
    if (runs.get(id).state() == JobState.PENDING) runs.end(id, JobState.CANCELLED, "cancelled");
  }

  /// Trainings and searches that a dying process left, newest first, but for those that have gone
  /// on since.
  public List<Run> interrupted() {
    var resumed = new HashSet<String>();
    runs.find(new RunQuery(TrainingRun.RESUMED + " >= 1", "", 0, MOST)).runs().stream()
        .map(run -> run.parameters().get(TrainingRun.RESUMED))
        .forEach(resumed::add);
    var left =
        "(kind = %s or kind = %s) and status = interrupted"
            .formatted(TrainingRun.KIND, SearchRun.KIND);
    return runs.find(new RunQuery(left, "", 0, MOST)).runs().stream()
        .filter(TrainingQueue::takes)
        .filter(run -> !resumed.contains(Long.toString(run.id())))
        .toList();
  }

  /// What a run was asked for, from its row.
  ///
  /// @throws NotFound where its data are no longer in the workspace
  public TrainRequest request(Run run) {
    return TrainingRun.request(run, data(run));
  }

  private Dataset data(Run run) {
    Map<String, String> all = run.parameters();
    var same = datasets.ofHash(all.get("data_hash"));
    return same.stream()
        .filter(dataset -> Datasets.title(dataset).equals(all.get("dataset")))
        .findFirst()
        .or(() -> same.stream().findFirst())
        .orElseThrow(
            () ->
                new NotFound(
                    "The data of run %d, %s, are no longer in the workspace."
                        .formatted(run.id(), all.get("dataset")),
                    "Import the file again, then resume."));
  }
}
