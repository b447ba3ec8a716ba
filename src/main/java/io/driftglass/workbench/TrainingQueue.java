package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Trainings as runs of the workspace: one that waits is a row before it begins, and one that did
/// not come to its end goes on from its last checkpoint, though the process has died in between.
public final class TrainingQueue {
  private static final int MOST = 1000;

  private final Models models;
  private final Datasets datasets;
  private final RunStore runs;

  TrainingQueue(Models models, Datasets datasets, RunStore runs) {
    this.models = models;
    this.datasets = datasets;
    this.runs = runs;
  }

  /// A training that waits for its turn.
  public Run enqueue(TrainRequest request) {
    return runs.queue(
        TrainingRun.KIND, TrainingRun.title(request), TrainingRun.parameters(request));
  }

  /// Trains what waits; what has ended otherwise than well goes on as a new run, with the same
  /// outcome, bit by bit, as if it had not been stopped.
  ///
  /// @throws Conflict where it is no training, runs, or is done
  /// @throws NotFound where its data are no longer in the workspace
  public ModelVersion run(long first, Progress progress) {
    var run = latest(runs.get(first));
    long id = run.id();
    if (!run.kind().equals(TrainingRun.KIND) || !again(run.state())) {
      throw new Conflict(
          "Run %d is %s and cannot be trained again."
              .formatted(
                  id,
                  run.kind().equals(TrainingRun.KIND)
                      ? run.state().name().toLowerCase(Locale.ROOT)
                      : "no training"),
          "Choose a training that waits, failed, was cancelled or interrupted.");
    }
    var request = request(run);
    return run.state() == JobState.PENDING
        ? models.trainQueued(id, request, progress)
        : models.trainAgain(id, request, progress);
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

  /// Trainings that a dying process left, newest first, but for those that have gone on since.
  public List<Run> interrupted() {
    var resumed = new HashSet<String>();
    runs.find(new RunQuery(TrainingRun.RESUMED + " >= 1", "", 0, MOST)).runs().stream()
        .map(run -> run.parameters().get(TrainingRun.RESUMED))
        .forEach(resumed::add);
    return runs
        .find(new RunQuery("kind = train and status = interrupted", "", 0, MOST))
        .runs()
        .stream()
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
