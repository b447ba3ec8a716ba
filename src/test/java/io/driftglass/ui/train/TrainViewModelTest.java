package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
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
  void the_page_cuts_no_label() throws Exception {
    for (var theme : Theme.values()) {
      Scene scene = Fx.call(() -> Snapshot.stage(TrainView.of(desk), 1280, 820, theme));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
  }
}
