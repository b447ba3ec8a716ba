package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunFilter;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.Rank;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.TrainRequest;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainViewModelTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private TrainViewModel model;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    var result =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("pumps"), Progress.NONE);
    desk.selection().datasetProperty().set(((Imported) result).dataset());
    model = new TrainViewModel(desk);
    method("robust-z");
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private void method(String id) {
    model
        .methodProperty()
        .set(model.methods().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow());
  }

  private Path file() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("time,flow,heat\n");
    for (int t = 0; t < 400; t++) {
      text.append("2026-01-%02d %02d:00:00,".formatted(1 + t / 24, t % 24));
      text.append(5 + random.nextGaussian()).append(',').append(60 + random.nextGaussian());
      text.append('\n');
    }
    return Files.writeString(folder.resolve("pumps.csv"), text);
  }

  @Test
  void all_channels_together_or_each_alone_can_be_learnt() {
    assertEquals(
        List.of("all together", "flow", "heat"),
        model.sensors().stream().map(Sensor::title).toList());
    assertEquals(List.of(model.sensors().getFirst()), model.chosen());
  }

  @Test
  void the_cost_is_told_before_the_click() {
    assertTrue(
        model.costProperty().get().matches("About .* s, from a trial on 400 rows\\."),
        model.costProperty().get());
  }

  @Test
  void every_chosen_sensor_becomes_a_version_validated_on_later_rows() {
    model.chosen().setAll(model.sensors().subList(1, 3));
    model.train();
    assertEquals(List.of("heat", "flow"), model.queue().stream().map(Training::title).toList());
    for (var training : model.queue()) {
      assertEquals(JobState.COMPLETED, training.stateProperty().get());
      assertTrue(
          training.messageProperty().get().endsWith("validated on 60 rows"),
          training.messageProperty().get());
    }
    assertEquals(
        List.of("pumps flow", "pumps heat"),
        workbench.models().list().stream().map(v -> v.model()).sorted().toList());
  }

  @Test
  void what_fails_says_why_and_the_next_goes_on() {
    method("kmeans");
    model.settingsProperty().get().fields().getFirst().textProperty().set("500");
    model.train();
    assertEquals(JobState.FAILED, model.queue().getFirst().stateProperty().get());
    assertTrue(
        model.queue().getFirst().messageProperty().get().contains("needs"),
        model.queue().getFirst().messageProperty().get());
    method("robust-z");
    model.train();
    assertEquals(JobState.COMPLETED, model.queue().getFirst().stateProperty().get());
    model.clearEnded();
    assertEquals(List.of(), model.queue());
  }

  @Test
  void nothing_starts_while_a_setting_is_wrong() {
    model.settingsProperty().get().fields().getFirst().textProperty().set("-1");
    model.train();
    assertEquals(List.of(), model.queue());
  }

  @Test
  void the_borders_keep_a_tenth_to_a_half_for_validation() {
    model.trainUntil(.84);
    assertEquals(.75, model.trainUntilProperty().get(), 1e-12);
    model.validateUntil(2);
    assertEquals(1, model.validateUntilProperty().get(), 1e-12);
    model.trainUntil(0);
    assertEquals(.5, model.trainUntilProperty().get(), 1e-12);
  }

  @Test
  void the_other_task_has_its_own_methods() {
    model.taskProperty().set(Task.FORECAST);
    assertTrue(model.methods().stream().anyMatch(m -> m.id().equals("seasonal-naive")));
    assertEquals(model.methods().getFirst(), model.methodProperty().get());
  }

  @Test
  void what_the_last_session_left_stands_in_the_queue_and_is_resumed() throws IOException {
    var dataset = model.dataset().orElseThrow();
    var request =
        new TrainRequest(
            dataset, "", Task.ANOMALY, "robust-z", Map.of(), .6, .3, "pumps flow", "flow", 0);
    workbench.trainings().enqueue(request);
    workbench.close();
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    model = new TrainViewModel(desk);
    var left = model.queue().getFirst();
    assertEquals(JobState.INTERRUPTED, left.stateProperty().get());
    assertEquals("pumps/flow", left.title());
    assertEquals("interrupted before it began", left.messageProperty().get());
    model.again(left);
    assertEquals(JobState.COMPLETED, left.stateProperty().get());
    assertEquals("pumps flow v1, validated on 120 rows", left.messageProperty().get());
    assertEquals(List.of(), new TrainViewModel(desk).queue());
  }

  @Test
  void one_failed_sensor_is_tried_again_alone() {
    method("kmeans");
    model.settingsProperty().get().fields().getFirst().textProperty().set("500");
    model.train();
    var failed = model.queue().getFirst();
    model.again(failed);
    assertEquals(JobState.FAILED, failed.stateProperty().get());
    var runs = workbench.runs().list(RunFilter.ALL.kind("train"));
    assertEquals(List.of(JobState.FAILED, JobState.FAILED), runs.stream().map(Run::state).toList());
    var first = Long.toString(runs.getLast().id());
    assertEquals(first, runs.getFirst().parameters().get("resumed_from"));
    assertTrue(runs.getFirst().parameters().containsValue("500"), runs.getFirst().toString());
    model.again(failed);
    var second = Long.toString(runs.getFirst().id());
    var third = workbench.runs().list(RunFilter.ALL.kind("train")).getFirst();
    assertEquals(second, third.parameters().get("resumed_from"));
  }

  @Test
  void a_waiting_training_is_ranked_paused_and_cancelled_and_no_run_stays_waiting()
      throws Exception {
    var live = TestDesk.of(workbench, Theme.LIGHT);
    Fx.run(
        () -> {
          live.selection().datasetProperty().set(model.dataset().orElseThrow());
          model = new TrainViewModel(live);
          method("auto-encoder");
          var fields = model.settingsProperty().get().fields();
          for (var field : fields) {
            var name = field.setting().name();
            if (name.equals("epochs")) field.textProperty().set("10000");
            if (name.equals("patience")) field.textProperty().set("1000");
          }
          model.chosen().setAll(model.sensors().subList(1, 3));
          model.train();
        });
    Fx.await(() -> in(JobState.RUNNING) == 1 && in(JobState.PENDING) == 1);
    Fx.run(
        () -> {
          var waits = the(JobState.PENDING);
          waits.sooner();
          assertEquals(Rank.HIGH, waits.rankProperty().get());
          the(JobState.RUNNING).pauseOrGoOn();
        });
    Fx.await(() -> in(JobState.RUNNING) == 2);
    var list = Fx.call(() -> new ListView<>(model.queue()));
    Fx.run(() -> list.setCellFactory(view -> new QueueCell(model::again)));
    Scene scene = Fx.call(() -> Snapshot.stage(list, 900, 200, Theme.LIGHT));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    Fx.run(model::cancel);
    Fx.await(() -> in(JobState.CANCELLED) == 2);
    Fx.run(
        () -> {
          model.train();
          model.cancel();
        });
    Fx.await(() -> in(JobState.CANCELLED) == 4 && recorded(JobState.PENDING) == 0);
    assertEquals(0, recorded(JobState.RUNNING));
  }

  private long in(JobState state) {
    return model.queue().stream().filter(t -> t.stateProperty().get() == state).count();
  }

  private Training the(JobState state) {
    return model.queue().stream()
        .filter(training -> training.stateProperty().get() == state)
        .findFirst()
        .orElseThrow();
  }

  private int recorded(JobState state) {
    return workbench.runs().list(RunFilter.ALL.kind("train").state(state)).size();
  }

  @Test
  void the_page_cuts_no_label() throws Exception {
    for (var theme : Theme.values()) {
      Scene scene = Fx.call(() -> Snapshot.stage(TrainView.of(desk), 1280, 820, theme));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
  }
}
