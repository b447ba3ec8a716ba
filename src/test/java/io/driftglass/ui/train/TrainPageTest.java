package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.registry.Task;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page while real trainings run on it.
class TrainPageTest {
  private static final LocalDateTime START = LocalDateTime.of(2026, 3, 1, 0, 0);
  private static final int PATIENCE = 120;

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private Dataset dataset;
  private TrainViewModel model;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    dataset =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("pump"), Progress.NONE)
            .accepted()
            .dataset();
    for (int day : new int[] {3, 9, 14}) confirm(day);
    desk = TestDesk.of(workbench, Theme.LIGHT);
    Fx.run(
        () -> {
          desk.selection().datasetProperty().set(dataset);
          model = new TrainViewModel(desk);
          scene = Snapshot.stage(TrainView.of(model, desk), 1080, 820, Theme.LIGHT);
        });
  }

  @AfterEach
  void close() throws Exception {
    Fx.run(model.queue()::cancel);
    Fx.await(PATIENCE, () -> !model.queue().busyProperty().get());
    workbench.close();
  }

  private void confirm(int day) {
    long from = micros(24 * day);
    var stretch = new Interval(from, micros(24 * day + 7));
    workbench.review().say(dataset, "", stretch, Said.of(Verdict.ANOMALY), "ada");
  }

  private static long micros(int hour) {
    return Clock.micros(START.plusHours(hour).toInstant(ZoneOffset.UTC));
  }

  private Path file() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("timestamp,flow,heat\n");
    for (int row = 0; row < 900; row++) {
      double day = Math.sin(row * Math.PI / 12);
      text.append(START.plusHours(row)).append(',');
      text.append(10 + 3 * day + .3 * random.nextGaussian()).append(',');
      text.append(40 + 5 * day + .3 * random.nextGaussian()).append('\n');
    }
    return Files.writeString(folder.resolve("pump.csv"), text);
  }

  @Test
  void known_anomalies_are_shaded_and_said_to_be_left_out() throws Exception {
    Fx.await(() -> !model.knownProperty().get().isEmpty());
    assertEquals(3, Fx.call(() -> model.knownProperty().get().size()));
    Fx.run(() -> scene.getRoot().layout());
    assertEquals(3 * 5, Fx.call(() -> shading().getElements().size()));
    assertTrue(Fx.call(() -> scene.lookup("#train-known").isVisible()));
    picture("shaded");
    Fx.run(() -> model.taskProperty().set(Task.FORECAST));
    assertFalse(Fx.call(() -> scene.lookup("#train-known").isVisible()), "it learns all rows");
  }

  @Test
  void what_is_said_of_an_event_is_shaded_once_the_page_is_looked_at_again() throws Exception {
    Fx.await(() -> model.knownProperty().get().size() == 3);
    confirm(20);
    Fx.run(() -> desk.navigator().open("train"));
    Fx.await(() -> model.knownProperty().get().size() == 4);
  }

  private javafx.scene.shape.Path shading() {
    return (javafx.scene.shape.Path) scene.lookup(".split-known");
  }

  @Test
  void what_is_training_is_told_paused_and_cancelled_beside_its_loss() throws Exception {
    train("telemanom", Map.of("epochs", "400", "patience", "400", "window", "30", "units", "8"));
    Fx.await(PATIENCE, () -> losses() > 3);
    Fx.await(PATIENCE, () -> lines().keySet().containsAll(List.of("Checkpoint", "Time left")));
    var told = Fx.call(this::lines);
    assertEquals(
        List.of("Network", "Epoch", "Time left", "Windows a second"),
        List.copyOf(told.keySet()).subList(0, 4),
        told.toString());
    assertTrue(told.get("Epoch").matches("[0-9]+ of 400"), told.toString());
    assertTrue(told.get("Best so far").matches("[0-9.]+ at epoch [0-9]+"), told.toString());
    assertTrue(told.get("Device").startsWith("CPU"), told.toString());
    picture("training");
    Fx.run(() -> button("Pause").fire());
    Fx.await(() -> shown().pausedProperty().get());
    Fx.run(() -> button("Go on").fire());
    Fx.run(() -> ((ToggleButton) scene.lookup("#train-log-shown")).fire());
    assertFalse(Fx.call(() -> ((ListView<?>) scene.lookup("#train-log")).getItems()).isEmpty());
    Fx.run(() -> button("Cancel").fire());
    Fx.await(PATIENCE, () -> shown().stateProperty().get() == JobState.CANCELLED);
    assertTrue(Fx.call(() -> button("Retry").isVisible()));
  }

  @Test
  void a_failed_one_says_why_and_what_to_do_and_done_ones_are_cleared() throws Exception {
    train("robust-z", Map.of());
    Fx.await(PATIENCE, () -> shown().stateProperty().get() == JobState.COMPLETED);
    train("telemanom", Map.of("window", "800"));
    Fx.await(PATIENCE, () -> shown().stateProperty().get() == JobState.FAILED);
    var failed = Fx.call(this::shown);
    assertFalse(failed.remedy().isEmpty());
    assertFalse(failed.messageProperty().get().contains(failed.remedy()));
    train("telemanom", Map.of("epochs", "400", "patience", "400", "window", "30", "units", "8"));
    Fx.run(() -> model.chosen().setAll(model.sensors()));
    Fx.run(model::train);
    Fx.await(PATIENCE, () -> count(JobState.RUNNING) == 1 && count(JobState.PENDING) == 3);
    Fx.run(() -> model.queue().shownProperty().set(failed));
    picture("queue");
    assertEquals(
        List.of("Retry", "Remove from the list"),
        Fx.call(
            () -> QueueMenu.of(failed, model.queue()).stream().map(MenuItem::getText).toList()));
    Fx.run(model.queue()::clearEnded);
    assertEquals(4, Fx.call(() -> model.queue().all().size()));
    assertTrue(Fx.call(() -> shown().open()), "what is cleared is no longer shown");
  }

  @Test
  void a_race_of_all_methods_is_wanted_of_the_page_that_shows_it() throws Exception {
    Fx.run(() -> ((Button) scene.lookup("#train-race")).fire());
    assertEquals("detect", Fx.call(() -> desk.navigator().pageProperty().get()));
    assertTrue(Fx.call(() -> desk.selection().raceWantedProperty().get()));
  }

  @Test
  void the_cost_stands_beside_the_button_before_the_click() throws Exception {
    Fx.run(() -> method("robust-z"));
    Fx.await(PATIENCE, () -> !brief().isEmpty());
    assertTrue(Fx.call(this::brief).matches("about .* s"), Fx.call(this::brief));
  }

  private String brief() {
    return ((Label) scene.lookup("#train-brief-cost")).getText();
  }

  private void train(String id, Map<String, String> settings) throws Exception {
    Fx.run(
        () -> {
          method(id);
          for (var field : model.settingsProperty().get().fields()) {
            var value = settings.get(field.setting().name());
            if (value != null) field.textProperty().set(value);
          }
          model.train();
        });
  }

  private void method(String id) {
    model
        .methodProperty()
        .set(model.methods().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow());
  }

  private Training shown() {
    return model.queue().shownProperty().get();
  }

  private int losses() {
    var training = shown();
    return training == null ? 0 : training.latestLosses().size();
  }

  private long count(JobState state) {
    return model.queue().all().stream().filter(t -> t.stateProperty().get() == state).count();
  }

  private Map<String, String> lines() {
    var told = new LinkedHashMap<String, String>();
    if (!(scene.lookup("#train-now") instanceof VBox lines)) return told;
    for (var line : lines.getChildren()) {
      var words = new ArrayList<String>();
      for (Node node : ((HBox) line).getChildren()) words.add(((Label) node).getText());
      told.put(words.getFirst(), words.getLast());
    }
    return told;
  }

  private Button button(String text) {
    return scene.getRoot().lookupAll(".button").stream()
        .filter(node -> node instanceof Button button && text.equals(button.getText()))
        .filter(Node::isVisible)
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /// Laid out, drawn and looked at in one go: an estimate may come in at any moment.
  private void picture(String state) throws Exception {
    var cut = new ArrayList<String>();
    var drawn =
        Fx.call(
            () -> {
              Snapshot.layOut(scene);
              cut.addAll(CutLabels.in(scene));
              return Snapshot.of(scene, 1);
            });
    Png.write(drawn, Path.of("target/screenshots/parts/train-" + state + ".png"));
    assertEquals(List.of(), cut);
  }
}
