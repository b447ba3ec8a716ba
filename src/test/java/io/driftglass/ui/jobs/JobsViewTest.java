package io.driftglass.ui.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.job.Runner;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.ServicesCard;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.TaskJob;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsViewTest {
  private static final Instant NOW = Instant.parse("2026-05-01T11:00:00Z");

  private final List<String> told = new ArrayList<>();
  private Scene shown;

  /// A page that is in no window stops its clocks.
  @AfterEach
  void takeDown() throws Exception {
    Fx.run(() -> shown.setRoot(new Pane()));
  }

  @Test
  void every_state_has_its_line_and_no_label_is_cut() throws Exception {
    for (var theme : Theme.values()) {
      var scene = scene(theme);
      Png.write(
          Fx.call(() -> Snapshot.of(scene, 1)),
          Path.of("target/screenshots/parts/jobs-" + theme + ".png"));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      assertEquals(7, Fx.call(() -> list(scene).getItems().size()));
      takeDown();
    }
  }

  @Test
  void the_arrows_choose_and_del_cancels() throws Exception {
    var scene = scene(Theme.LIGHT);
    Fx.run(
        () -> {
          press(list(scene), KeyCode.DOWN);
          press(list(scene), KeyCode.DELETE);
        });

    assertEquals(List.of("stop Train Telemanom LSTM, II-301"), told);
  }

  @Test
  void a_failed_job_can_be_started_again() throws Exception {
    var scene = scene(Theme.LIGHT);
    Fx.run(
        () ->
            scene.getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Retry") && button.isVisible())
                .findFirst()
                .orElseThrow()
                .fire());

    assertEquals(List.of("retry Forecast TT-304"), told);
  }

  private Scene scene(Theme theme) throws Exception {
    var jobs = FXCollections.<TaskJob>observableArrayList();
    jobs.add(job("Import turbine_tags.zip", JobState.RUNNING, 0.61, "6.1 of 10.0 M rows"));
    jobs.add(job("Train Telemanom LSTM, II-301", JobState.RUNNING, 0.57, "epoch 20 of 35"));
    jobs.add(job("Backtest 6 methods, TT-304", JobState.PENDING, Double.NaN, ""));
    jobs.add(
        job("Forecast TT-304", JobState.FAILED, 0.2, "PT-301 needs 5,000 rows and has 4,120."));
    jobs.add(job("Profile pump-3", JobState.CANCELLED, 0.4, ""));
    var runs =
        List.of(
            run(2, "Train Sub-PCA, VT-302", JobState.INTERRUPTED),
            run(1, "Import pump-3.csv", JobState.COMPLETED));
    var history =
        new JobsViewModel.History(
            () -> runs, id -> List.of("line of run " + id), id -> new java.util.TreeMap<>());
    return Fx.call(
        () -> {
          var model = new JobsViewModel(jobs, history, Runner.HERE, NOW);
          var view =
              new JobsView(
                  model,
                  InstantSource.fixed(NOW.plusSeconds(12)),
                  Runner.HERE,
                  Path.of("."),
                  new ServicesCard(List::of, Runner.HERE, new Notices()),
                  run -> told.add("resume " + run.id()));
          shown = Snapshot.stage(view.view(), 1240, 800, theme);
          return shown;
        });
  }

  private TaskJob job(String title, JobState state, double fraction, String message) {
    var job = new TaskJob(title, () -> told.add("stop " + title), () -> told.add("retry " + title));
    if (state == JobState.PENDING) return job;
    job.become(JobState.RUNNING, NOW);
    job.report(fraction, message);
    job.become(state, NOW.plusSeconds(4));
    return job;
  }

  private static Run run(long id, String title, JobState state) {
    var started = NOW.minusSeconds(100);
    return new Run(
        id,
        "train",
        title,
        state,
        Map.of(),
        Map.of(),
        0.4,
        "",
        started,
        Optional.of(started.plusSeconds(7)));
  }

  private static ListView<?> list(Scene scene) {
    return (ListView<?>) scene.getRoot().lookup(".jobs");
  }

  private static void press(ListView<?> list, KeyCode code) {
    Event.fireEvent(
        list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }
}
