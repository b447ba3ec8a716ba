package io.driftglass.workbench.train;

import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The trials of a search as runs of the workspace: each is a row before the first begins, and what
/// an earlier attempt at the same search has found is not tried again.
final class SearchTrials {
  private static final int MOST = 10_000;

  private final RunStore runs;
  private final List<Run> rows = new ArrayList<>();

  private SearchTrials(RunStore runs) {
    this.runs = runs;
  }

  /// Rows for what is still to be tried.
  ///
  /// @param search its run
  /// @param before earlier attempts at it, the last one first
  static SearchTrials open(
      RunStore runs, long search, List<Run> before, List<TrainRequest> candidates) {
    var trials = new SearchTrials(runs);
    var known = trials.known(before);
    for (int at = 0; at < candidates.size(); at++) {
      var earlier = known.get(Integer.toString(at));
      boolean found = earlier != null && found(earlier, before);
      trials.rows.add(found ? earlier : trials.queued(search, at, candidates.get(at), earlier));
    }
    return trials;
  }

  private Map<String, Run> known(List<Run> before) {
    var known = new HashMap<String, Run>();
    for (var search : before) {
      var own = "kind = %s and %s = %d".formatted(SearchRun.TRIAL, SearchRun.OF, search.id());
      for (var trial : runs.find(new RunQuery(own, "", 0, MOST)).runs()) {
        known.merge(trial.parameters().get(SearchRun.AT), trial, SearchTrials::further);
      }
    }
    return known;
  }

  private static Run further(Run later, Run earlier) {
    return ended(later) || !ended(earlier) ? later : earlier;
  }

  private static boolean ended(Run trial) {
    return trial.state() == JobState.COMPLETED || trial.state() == JobState.FAILED;
  }

  /// What failed is tried again where all of the search did.
  private static boolean found(Run trial, List<Run> before) {
    return trial.state() == JobState.COMPLETED
        || (trial.state() == JobState.FAILED && before.getFirst().state() != JobState.FAILED);
  }

  private Run queued(long search, int at, TrainRequest request, Run earlier) {
    var parameters = new LinkedHashMap<>(TrainingRun.parameters(request));
    parameters.put(SearchRun.OF, Long.toString(search));
    parameters.put(SearchRun.AT, Integer.toString(at));
    if (earlier != null) parameters.put(TrainingRun.RESUMED, Long.toString(earlier.id()));
    return runs.queue(SearchRun.TRIAL, "Trial of " + TrainingRun.title(request), parameters);
  }

  int count() {
    return rows.size();
  }

  /// Whether it has not been tried yet.
  boolean waits(int at) {
    return rows.get(at).state() == JobState.PENDING;
  }

  Run row(int at) {
    return rows.get(at);
  }

  /// Takes what has become of a trial.
  Run look(int at) {
    var now = runs.get(rows.get(at).id());
    rows.set(at, now);
    return now;
  }

  /// How long those took that have been tried.
  Duration spent() {
    return rows.stream()
        .filter(trial -> trial.state().ended())
        .map(SearchTrials::spent)
        .reduce(Duration.ZERO, Duration::plus);
  }

  static Duration spent(Run trial) {
    return trial.ended().map(end -> Duration.between(trial.started(), end)).orElse(Duration.ZERO);
  }

  /// Those that still wait are not tried.
  void leaveRest() {
    for (var row : rows) {
      boolean waits = row.state() == JobState.PENDING;
      if (waits && runs.get(row.id()).state() == JobState.PENDING) {
        runs.end(row.id(), JobState.CANCELLED, "not tried");
      }
    }
  }
}
