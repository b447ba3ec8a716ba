package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.Rank;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.train.SearchPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
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
        model.cost().sentenceProperty().get().matches("About .* s, from a trial on 400 rows\\."),
        model.cost().sentenceProperty().get());
  }

  @Test
  void every_chosen_sensor_becomes_a_version_validated_on_later_rows() {
    model.chosen().setAll(model.sensors().subList(1, 3));
    model.train();
    assertEquals(
        List.of("heat", "flow"), model.queue().all().stream().map(Training::title).toList());
    for (var training : model.queue().all()) {
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
    assertEquals(JobState.FAILED, model.queue().all().getFirst().stateProperty().get());
    assertTrue(
        model.queue().all().getFirst().messageProperty().get().contains("needs"),
        model.queue().all().getFirst().messageProperty().get());
    method("robust-z");
    model.train();
    assertEquals(JobState.COMPLETED, model.queue().all().getFirst().stateProperty().get());
    model.queue().clearEnded();
    assertEquals(List.of(), model.queue().all());
  }

  @Test
  void nothing_starts_while_a_setting_is_wrong() {
    model.settingsProperty().get().fields().getFirst().textProperty().set("-1");
    model.train();
    assertEquals(List.of(), model.queue().all());
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
  void of_several_methods_and_values_the_best_is_registered_and_all_trials_are_runs() {
    model.search().toggle(other("pca"));
    model.search().values().add(new SearchModel.Line("", "level", "3.5|4"));
    assertEquals(
        "3 trials of 2 methods, 10 minutes at most; the best is registered",
        model.searchSentence());
    model.train();
    var searched = model.queue().all().getFirst();
    assertEquals(JobState.COMPLETED, searched.stateProperty().get());
    assertTrue(
        searched.messageProperty().get().endsWith("the best of 3 trials"),
        searched.messageProperty().get());
    assertEquals(3, workbench.runs().find(RunQuery.NEWEST.filter("kind = trial")).runs().size());
    assertEquals(1, workbench.models().list().size());
  }

  @Test
  void a_search_that_cannot_be_is_told_and_does_not_start() {
    model.search().values().add(new SearchModel.Line("", "level", "1..9"));
    assertTrue(model.searchSentence().startsWith("A grid needs values"), model.searchSentence());
    model.train();
    assertEquals(List.of(), model.queue().all());
    model.search().randomProperty().set(true);
    model.search().trialsProperty().set("4");
    assertEquals(
        "4 trials of 1 method, 10 minutes at most; the best is registered", model.searchSentence());
    model.search().minutesProperty().set("none");
    assertTrue(model.searchSentence().contains("'none'"), model.searchSentence());
    model.search().clear();
    assertEquals("", model.searchSentence());
  }

  @Test
  void one_sensor_is_trained_with_a_setting_of_its_own() {
    model.search().overrides().add(new SearchModel.Line("heat", "level", "none"));
    assertTrue(model.searchProblem().isPresent());
    model.search().overrides().setAll(new SearchModel.Line("heat", "level", "7"));
    assertEquals("other settings for heat", model.searchSentence());
    model.chosen().setAll(model.sensors().subList(1, 3));
    model.train();
    assertEquals(
        Map.of("pumps flow", false, "pumps heat", true),
        workbench.models().list().stream()
            .collect(
                Collectors.toMap(
                    v -> v.model(), v -> v.card().settings().get("level").startsWith("7"))));
  }

  @Test
  void a_gap_keeps_rows_out_of_both_and_the_leak_check_asks_for_one() {
    assertEquals(List.of(), model.leaksProperty().get());
    method("ridge-ar");
    model.settingsProperty().get().fields().getFirst().textProperty().set("20");
    model.look();
    assertTrue(
        model.leaksProperty().get().getFirst().remedy().contains("A gap of 20 rows"),
        model.leaksProperty().get().toString());
    model.gap(1_000);
    assertEquals(30, model.gapProperty().get(), "half of the 60 rows of the validation at most");
    assertEquals(List.of(), model.leaksProperty().get());
    model.train();
    var card = workbench.models().list().getFirst().card();
    assertEquals(30, card.gapRows());
    assertEquals(30, card.validatedRows());
  }

  @Test
  void a_gap_that_will_not_do_is_told_and_what_was_typed_stays() throws Exception {
    model.gap(5);
    Fx.run(
        () -> {
          var line = new LeakLine(model);
          Snapshot.stage(line, 700, 60, Theme.LIGHT);
          var field = (TextField) line.lookup("#train-gap");
          var told = (Label) line.lookup("#leaks");
          assertFalse(told.getStyleClass().contains("bad"), "nothing was found");
          for (var wrong : List.of("many", "31", "-1", "")) {
            field.setText(wrong);
            field.fireEvent(new ActionEvent());
            assertEquals(
                "The gap is a whole number of rows from 0 to 30, not '" + wrong + "'.",
                told.getText());
            assertEquals(wrong, field.getText());
            assertEquals(5, model.gapProperty().get());
          }
          field.setText("12");
          field.fireEvent(new ActionEvent());
          assertEquals(12, model.gapProperty().get());
          assertEquals("Leak check: nothing found.", told.getText());
          assertFalse(told.getStyleClass().contains("bad"));
        });
  }

  @Test
  void what_is_searched_and_overridden_is_entered_in_a_sheet() throws Exception {
    var sheets = new Sheets();
    var sheet = Fx.call(() -> new SearchSheet(model, sheets, () -> {}));
    var scene = Fx.call(() -> Snapshot.stage(sheet, 700, 760, Theme.LIGHT));
    Fx.run(
        () -> {
          enter(sheet, "setting", "level", "3|4|5");
          pick(sheet, "override-sensor", "flow");
          enter(sheet, "override", "level", "6");
        });
    assertEquals(List.of(new SearchModel.Line("", "level", "3|4|5")), model.search().values());
    assertEquals(List.of(new SearchModel.Line("flow", "level", "6")), model.search().overrides());
    assertEquals(
        "3 trials of 1 method, 10 minutes at most; the best is registered; other settings for"
            + " flow",
        Fx.call(() -> ((Label) sheet.lookup("#search-told")).getText()));
    Png.write(Fx.call(() -> Snapshot.of(scene, 1)), Path.of("target/screenshots/parts/search.png"));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
  }

  private static void enter(Node sheet, String line, String setting, String text) {
    pick(sheet, line + "-name", setting);
    ((TextField) sheet.lookup("#" + line + "-text")).setText(text);
    ((Button) sheet.lookup("#" + line + "-add")).fire();
  }

  @SuppressWarnings("unchecked")
  private static void pick(Node sheet, String id, String value) {
    ((ComboBox<String>) sheet.lookup("#" + id)).setValue(value);
  }

  private Method<?> other(String id) {
    return model.methods().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
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
    var left = model.queue().all().getFirst();
    assertEquals(JobState.INTERRUPTED, left.stateProperty().get());
    assertEquals("pumps/flow", left.title());
    assertEquals("interrupted before it began", left.messageProperty().get());
    model.queue().again(left);
    assertEquals(JobState.COMPLETED, left.stateProperty().get());
    assertEquals("pumps flow v1, validated on 120 rows", left.messageProperty().get());
    assertEquals(List.of(), new TrainViewModel(desk).queue().all());
  }

  @Test
  void a_search_that_the_last_session_left_stands_in_the_queue_and_goes_on() throws IOException {
    var dataset = model.dataset().orElseThrow();
    var request =
        new TrainRequest(
            dataset, "", Task.ANOMALY, "robust-z", Map.of(), .6, .3, "pumps flow", "flow", 0);
    var plan =
        new SearchPlan(List.of("robust-z", "pca"), Map.of(), false, 9, Duration.ofHours(1), "", 1);
    workbench.trainings().enqueue(request, plan);
    workbench.close();
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    model = new TrainViewModel(desk);
    var left = model.queue().all().getFirst();
    assertEquals(JobState.INTERRUPTED, left.stateProperty().get());
    assertEquals("interrupted before it began", left.messageProperty().get());
    model.queue().again(left);
    assertEquals(JobState.COMPLETED, left.stateProperty().get());
    assertTrue(
        left.messageProperty().get().endsWith("the best of 2 trials"),
        left.messageProperty().get());
    assertEquals(List.of(), new TrainViewModel(desk).queue().all());
  }

  @Test
  void one_failed_sensor_is_tried_again_alone() {
    method("kmeans");
    model.settingsProperty().get().fields().getFirst().textProperty().set("500");
    model.train();
    var failed = model.queue().all().getFirst();
    model.queue().again(failed);
    assertEquals(JobState.FAILED, failed.stateProperty().get());
    var runs = workbench.runs().find(RunQuery.NEWEST.filter("kind = train")).runs();
    assertEquals(List.of(JobState.FAILED, JobState.FAILED), runs.stream().map(Run::state).toList());
    var first = Long.toString(runs.getLast().id());
    assertEquals(first, runs.getFirst().parameters().get("resumed_from"));
    assertTrue(runs.getFirst().parameters().containsValue("500"), runs.getFirst().toString());
    model.queue().again(failed);
    var second = Long.toString(runs.getFirst().id());
    var third = workbench.runs().find(RunQuery.NEWEST.filter("kind = train")).runs().getFirst();
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
    Fx.await(
        () -> in(JobState.RUNNING) == 1 && in(JobState.PENDING) == 1 && allAreInTheWorkspace());
    Fx.run(
        () -> {
          var waits = the(JobState.PENDING);
          waits.sooner();
          assertEquals(Rank.HIGH, waits.rankProperty().get());
          model.queue().pauseOrGoOn();
          assertTrue(the(JobState.RUNNING).pausedProperty().get());
        });
    Fx.await(() -> in(JobState.RUNNING) == 2);
    var list = Fx.call(() -> new ListView<>(model.queue().all()));
    Fx.run(() -> list.setCellFactory(view -> new QueueCell(model.queue())));
    Scene scene = Fx.call(() -> Snapshot.stage(list, 900, 200, Theme.LIGHT));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    Fx.run(model.queue()::cancel);
    Fx.await(() -> in(JobState.CANCELLED) == 2);
    Fx.run(
        () -> {
          model.train();
          model.queue().cancel();
        });
    Fx.await(() -> in(JobState.CANCELLED) == 4 && recorded(JobState.PENDING) == 0);
    assertEquals(0, recorded(JobState.RUNNING));
  }

  private boolean allAreInTheWorkspace() {
    return model.queue().all().stream().allMatch(training -> training.run().isPresent());
  }

  private long in(JobState state) {
    return model.queue().all().stream().filter(t -> t.stateProperty().get() == state).count();
  }

  private Training the(JobState state) {
    return model.queue().all().stream()
        .filter(training -> training.stateProperty().get() == state)
        .findFirst()
        .orElseThrow();
  }

  private int recorded(JobState state) {
    return workbench
        .runs()
        .find(RunQuery.NEWEST.filter("kind = train and status = " + state))
        .runs()
        .size();
  }

  @Test
  void the_page_cuts_no_label() throws Exception {
    for (var theme : Theme.values()) {
      Scene scene = Fx.call(() -> Snapshot.stage(TrainView.of(desk), 1280, 820, theme));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
  }
}
