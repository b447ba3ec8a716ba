package io.driftglass.ui.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.job.Runner;
import io.driftglass.problem.NotFound;
import io.driftglass.ui.kit.task.TaskJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class JobsViewModelTest {
  private static final Instant NOW = Instant.parse("2026-05-01T11:00:00Z");

  private final List<String> told = new ArrayList<>();
  private final ObservableList<TaskJob> jobs = FXCollections.observableArrayList();

  @Test
  void jobs_of_this_session_come_before_runs_of_earlier_ones() {
    jobs.add(job("Import pump.csv", JobState.RUNNING));
    var model = model(List.of(run(7, "Train LSTM", JobState.INTERRUPTED, NOW.minusSeconds(60))));

    assertEquals(List.of("Import pump.csv", "Train LSTM"), titles(model));
    assertEquals("1 running, 1 interrupted", model.headlineProperty().get());
  }

  @Test
  void a_run_of_this_session_is_shown_once_as_its_job() {
    jobs.add(job("Import pump.csv", JobState.RUNNING));
    var model = model(List.of(run(8, "Import pump.csv", JobState.RUNNING, NOW.plusSeconds(1))));

    assertEquals(List.of("Import pump.csv"), titles(model));
  }

  @Test
  void each_list_holds_the_states_of_its_name() {
    jobs.add(job("Waits", JobState.PENDING));
    jobs.add(job("Done", JobState.COMPLETED));
    jobs.add(job("Failed", JobState.FAILED));
    jobs.add(job("Cancelled", JobState.CANCELLED));
    var model = model(List.of());

    assertEquals(List.of("Waits"), shown(model, Shown.OPEN));
    assertEquals(List.of("Done"), shown(model, Shown.DONE));
    assertEquals(List.of("Failed", "Cancelled"), shown(model, Shown.FAILED));
    assertEquals(4, shown(model, Shown.ALL).size());
  }

  @Test
  void a_job_that_ends_moves_from_open_to_done() {
    var job = job("Import", JobState.RUNNING);
    jobs.add(job);
    var model = model(List.of());
    model.shownProperty().set(Shown.OPEN);
    job.become(JobState.COMPLETED, NOW.plusSeconds(3));

    assertEquals(List.of(), titles(model));
    assertEquals(List.of("Import"), shown(model, Shown.DONE));
    assertEquals(Duration.ofSeconds(3), job.spent(NOW.plusSeconds(9)));
  }

  @Test
  void the_log_of_an_earlier_run_is_read_when_it_is_chosen() {
    var model = model(List.of(run(7, "Train", JobState.COMPLETED, NOW.minusSeconds(60))));
    model.selectedProperty().set(model.rows().getFirst());

    assertEquals(List.of("epoch 1 of run 7"), model.log());
  }

  @Test
  void cancel_asks_the_chosen_job_to_stop() {
    jobs.add(job("Import", JobState.RUNNING));
    var model = model(List.of());
    model.selectedProperty().set(model.rows().getFirst());
    model.cancelSelected();

    assertEquals(List.of("stop Import"), told);
    assertEquals("stopping", jobs.getFirst().message());
  }

  @Test
  void a_history_that_cannot_be_read_says_why() {
    var model =
        new JobsViewModel(
            jobs,
            new JobsViewModel.History(
                () -> {
                  throw new NotFound("There is no run 9.", "Refresh.");
                },
                id -> List.of(),
                id -> new TreeMap<>()),
            Runner.HERE,
            NOW);
    model.refresh();

    assertEquals("There is no run 9. Refresh.", model.problemProperty().get());
  }

  @Test
  void the_curves_of_an_earlier_run_are_drawn_when_it_is_chosen() {
    var model =
        model(
            List.of(
                run(4, "Train a", JobState.COMPLETED, NOW.minusSeconds(60)),
                run(5, "Train b", JobState.FAILED, NOW.minusSeconds(90))));
    assertEquals(Map.of("loss", Map.of(1L, 2.5)), model.curvesProperty().get());
    model.selectedProperty().set(model.rows().getLast());
    assertEquals(Map.of("loss", Map.of(1L, 2.0)), model.curvesProperty().get());
    model.selectedProperty().set(null);
    assertEquals(Map.of(), model.curvesProperty().get());
  }

  @Test
  void time_left_follows_the_pace_so_far() {
    var job = job("Import", JobState.RUNNING);
    job.report(0.25, "reading");

    assertEquals(Optional.of(Duration.ofSeconds(30)), job.left(NOW.plusSeconds(10)));
    assertEquals(Optional.empty(), job.left(NOW.plusMillis(100)));
  }

  private JobsViewModel model(List<Run> runs) {
    var history =
        new JobsViewModel.History(
            () -> runs,
            id -> List.of("epoch 1 of run " + id),
            id -> new TreeMap<>(Map.of("loss", new TreeMap<>(Map.of(1L, 10.0 / id)))));
    var model = new JobsViewModel(jobs, history, Runner.HERE, NOW);
    model.refresh();
    return model;
  }

  private static List<String> shown(JobsViewModel model, Shown shown) {
    model.shownProperty().set(shown);
    return titles(model);
  }

  private static List<String> titles(JobsViewModel model) {
    return model.rows().stream().map(JobRow::title).toList();
  }

  private TaskJob job(String title, JobState state) {
    var job = new TaskJob(title, () -> told.add("stop " + title), () -> told.add("retry " + title));
    if (state == JobState.PENDING) return job;
    job.become(JobState.RUNNING, NOW);
    job.become(state, NOW);
    return job;
  }

  private static Run run(long id, String title, JobState state, Instant started) {
    return new Run(
        id, "train", title, state, Map.of(), Map.of(), 0.5, "", started, Optional.empty());
  }
}
