package io.driftglass.workbench.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Child;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.StandsStill;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.WaveTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed while it searches; the next one goes on with the trial it was at.
final class KilledSearchTest {
  private static final SearchPlan PLAN =
      new SearchPlan(
          List.of("ridge-ar", "auto-encoder"),
          Map.of("lags", "5|10|20", "patience", "11|12"),
          false,
          50,
          Duration.ofHours(1),
          "",
          5);

  @TempDir Path folder;

  @Test
  void a_killed_search_goes_on_with_its_trial_and_finds_the_same() throws Exception {
    var child = Child.start(Searching.class, folder.resolve("killed").toString());
    try (var lines = child.inputReader()) {
      var line = "";
      while (line != null && !line.contains("epoch 3:")) line = lines.readLine();
      assertFalse(line == null, "the third epoch was never reached");
      child.toHandle().destroyForcibly();
    }
    child.waitFor();
    try (var whole = Workbench.open(new Home(folder.resolve("whole")));
        var workbench = Workbench.open(new Home(folder.resolve("killed")))) {
      var wanted = whole.search().run(request(whole), PLAN, Progress.NONE);
      assertEquals(
          List.of(JobState.INTERRUPTED, JobState.COMPLETED),
          states(workbench).stream().distinct().toList());
      var left = workbench.trainings().interrupted();
      assertEquals(List.of("search"), left.stream().map(Run::kind).toList());
      assertEquals(left, workbench.windowMemory().interrupted());
      var ended = trials(workbench, JobState.COMPLETED);
      var found = workbench.trainings().search(left.getFirst().id(), Progress.NONE);
      assertEquals(wanted.metric(), found.metric());
      assertEquals(
          wanted.trials().stream().map(Trial::value).toList(),
          found.trials().stream().map(Trial::value).toList());
      assertEquals(wanted.best().artifactSha256(), found.best().artifactSha256());
      assertEquals(ended, found.trials().stream().limit(1).map(Trial::run).toList());
      assertTrue(workbench.runs().log(found.trials().get(1).run()).contains("goes on after epoch"));
      assertEquals(List.of(), workbench.trainings().interrupted());
      assertEquals(1, workbench.models().list().size());
      var search = workbench.runs().find(RunQuery.NEWEST.filter("kind = search")).runs().getFirst();
      assertEquals(JobState.COMPLETED, search.state());
      assertEquals(found.trials().size(), search.metrics().get("trials"));
      assertThrows(Conflict.class, () -> workbench.trainings().search(search.id(), Progress.NONE));
    }
  }

  @Test
  void a_search_that_waited_is_offered_and_a_cancelled_one_leaves_no_trial_waiting()
      throws IOException {
    var home = new Home(folder.resolve("waiting"));
    try (var workbench = Workbench.open(home)) {
      workbench.trainings().enqueue(request(workbench), PLAN);
    }
    try (var workbench = Workbench.open(home)) {
      var left = workbench.trainings().interrupted().getFirst();
      var stopping = new Stopping();
      assertThrows(
          CancellationException.class, () -> workbench.trainings().run(left.id(), stopping));
      assertEquals(List.of(), trials(workbench, JobState.PENDING));
      assertEquals(1, trials(workbench, JobState.COMPLETED).size());
      var version = workbench.trainings().run(left.id(), Progress.NONE);
      assertEquals("watch v1", version.title());
      var again = workbench.runs().find(RunQuery.NEWEST.filter("kind = search")).runs().getFirst();
      assertEquals(JobState.COMPLETED, again.state());
      assertEquals(4 + 1, trials(workbench, JobState.COMPLETED).size());
    }
  }

  private static List<JobState> states(Workbench workbench) {
    return workbench.runs().find(RunQuery.NEWEST.filter("kind = trial")).runs().stream()
        .map(Run::state)
        .toList();
  }

  private static List<Long> trials(Workbench workbench, JobState state) {
    return workbench
        .runs()
        .find(RunQuery.NEWEST.filter("kind = trial and status = " + state))
        .runs()
        .stream()
        .map(Run::id)
        .toList();
  }

  private static TrainRequest request(Workbench workbench) throws IOException {
    return WaveTraining.request(WaveTraining.imported(workbench), "auto-encoder");
  }

  /// Somebody who stops when the second trial begins.
  private static final class Stopping implements Progress {
    private boolean stop;

    @Override
    public void report(double fraction, String message) {}

    @Override
    public void log(String line) {
      stop |= line.startsWith("trial 2 of");
    }

    @Override
    public boolean cancelled() {
      return stop;
    }
  }

  /// Searches until it is killed; stands still after the third epoch of a trial.
  static final class Searching {
    private Searching() {}

    public static void main(String[] arguments) throws IOException {
      try (var workbench = Workbench.open(new Home(Path.of(arguments[0])))) {
        workbench.search().run(request(workbench), PLAN, new StandsStill());
      }
    }
  }
}
