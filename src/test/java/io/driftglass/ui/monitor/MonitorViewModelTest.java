package io.driftglass.ui.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.job.Runner;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.drift.Verdict;
import io.driftglass.registry.Task;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.TrendChart;
import io.driftglass.ui.kit.Undo;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.monitor.Tracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorViewModelTest {
  @TempDir Path folder;
  private final List<String> badges = new ArrayList<>();
  private final Undo undo = new Undo();
  private Workbench workbench;
  private MonitorViewModel model;

  @BeforeEach
  void open() {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    model =
        new MonitorViewModel(
            workbench, Runner.HERE, Runner.HERE, InstantSource.system(), undo, badges::add);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void without_a_model_there_is_nothing_to_watch() {
    model.refresh();
    assertEquals(Board.EMPTY, model.boardProperty().get());
    assertEquals("", model.stateProperty().get());
  }

  @Test
  void what_was_resolved_or_snoozed_is_taken_back_and_done_again() throws IOException {
    train();
    model.checkNow();
    var alert = model.firstAsking().orElseThrow();
    var others = asking();

    model.resolve(alert);
    assertEquals(others - 1, asking());
    undo.undo();
    assertEquals(others, asking());
    assertEquals(
        List.of("opened again"),
        workbench.tracking().alerts().stream()
            .filter(open -> open.id() == alert.id())
            .map(Alert::note)
            .toList());
    undo.redo();
    assertEquals(others - 1, asking());
    undo.undo();

    model.snooze(model.firstAsking().orElseThrow());
    assertEquals(others - 1, asking());
    undo.undo();
    assertEquals(others, asking());
    undo.redo();
    assertEquals(others - 1, asking());
    assertEquals("", model.problemProperty().get());
  }

  @Test
  void what_has_come_again_meanwhile_is_not_opened_twice() throws IOException {
    train();
    model.checkNow();
    var alert = model.firstAsking().orElseThrow();
    model.resolve(alert);
    model.checkNow();
    undo.undo();
    assertTrue(
        model.problemProperty().get().startsWith("alert " + alert.id() + " has come again"),
        model.problemProperty().get());
  }

  private long asking() {
    return model.boardProperty().get().alerts().stream().filter(model::asking).count();
  }

  @Test
  void a_check_shows_drift_a_trend_with_estimates_and_an_alert_that_can_be_resolved()
      throws IOException {
    train();
    model.refresh();
    assertEquals("not checked yet", model.stateProperty().get());
    assertEquals(Optional.empty(), model.boardProperty().get().warning());
    assertEquals(
        List.of(new Light("pump v1", Light.Colour.GREY, "not checked yet")),
        model.boardProperty().get().lights());
    assertEquals(1, model.boardProperty().get().trainings().size());

    model.checkNow();
    var board = model.boardProperty().get();
    assertEquals("mase", board.trend().orElseThrow().metric());
    assertEquals(List.of("mase", "mae"), board.metrics(List.of("mase", "mae", "point_f1")));
    var stretches = board.windows().stream().filter(w -> w.metric().equals("mase")).toList();
    assertEquals(stretches.size(), board.trend().orElseThrow().points().size());
    assertTrue(stretches.stream().anyMatch(w -> w.estimate().given()), stretches.toString());
    assertEquals(
        List.of("pump v1 learnt up to here, training manual"),
        board.marks().stream().map(TrendChart.Mark::text).toList());
    assertTrue(board.latest().orElseThrow().drift().orElseThrow().detected());
    assertEquals("1 open alert", model.stateProperty().get());
    assertEquals("1 alert", badges.getLast());

    var shift = board.latest().orElseThrow().drift().orElseThrow().channels().getFirst();
    assertEquals("flow", shift.channel());
    assertEquals(Verdict.MOVED, shift.verdict());
    assertEquals(3, shift.shift(), .3);
    assertEquals(380, Integer.parseInt(shift.since()), 8);
    assertTrue(
        board.warning().orElseThrow().startsWith("flow has been " + Figures.value(shift.shift())),
        board.warning().orElseThrow());
    assertEquals(Light.Colour.RED, board.lights().getFirst().colour());

    List<Tracking.Looked> rows = new ArrayList<>();
    model.find(model.firstAsking().orElseThrow().model(), rows::add);
    assertEquals("pump v1", rows.getFirst().dataset().title());
    assertEquals(new Interval(360, 600), rows.getFirst().fresh());

    model.resolve(model.firstAsking().orElseThrow());
    assertEquals(
        new Light("pump v1", Light.Colour.AMBER, "inputs drifted"),
        model.boardProperty().get().lights().getFirst());
    assertFalse(model.boardProperty().get().alerts().getFirst().open());
    assertEquals("", badges.getLast());
    assertEquals("inputs drifted", model.stateProperty().get());
  }

  @Test
  void training_anew_is_in_the_history_and_the_new_version_is_watched() throws IOException {
    train();
    model.refresh();
    model.retrain();
    assertEquals("", model.problemProperty().get());
    assertEquals(2, model.boardProperty().get().trainings().size());
    assertEquals("pump v2", model.boardProperty().get().model().orElseThrow().title());
  }

  @Test
  void a_promotion_and_a_rollback_are_marked_at_the_end_of_rows_without_a_calendar()
      throws IOException {
    train();
    train();
    var models = workbench.models();
    models.promotePastGates(models.get("pump v1"), "first");
    models.promotePastGates(models.get("pump v2"), "second");
    models.rollback(models.get("pump v2"), "worse");
    model.refresh();
    var marks = model.boardProperty().get().marks().stream().filter(m -> m.tick() > 600).toList();
    assertEquals(
        List.of("pump v1 was put back", "pump v2 went to production", "pump v1 went to production"),
        marks.stream().map(mark -> mark.text().replaceFirst(" on .*", "")).toList());
  }

  @Test
  void versions_are_compared_and_a_test_on_coming_rows_is_opened_and_stopped() throws IOException {
    train();
    train();
    model.refresh();
    var other = model.others().getFirst();
    assertEquals("pump v1", other.title());
    model.compare(other, 3);
    assertEquals("", model.problemProperty().get());
    var test = model.boardProperty().get().tests().getFirst();
    assertEquals("pump v1 against pump v2", test.name());
    assertEquals(AbTest.Status.COMPLETED, test.status());
    model.promote(test);
    var refused = model.problemProperty().get();
    assertTrue(refused.startsWith("the test 'pump v1 against pump v2' has no winner"), refused);

    model.split(other, .25, .4);
    var open = model.boardProperty().get().tests().getFirst();
    assertEquals(AbTest.Mode.SPLIT, open.mode());
    assertEquals(.25, open.split());
    assertEquals(51, open.plannedRows());
    model.look(open);
    assertEquals("", model.problemProperty().get());
    model.stop(open);
    assertEquals(AbTest.Status.STOPPED, model.boardProperty().get().tests().getFirst().status());
  }

  private void train() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("step,flow\n");
    for (int row = 0; row < 600; row++) {
      text.append(row).append(',').append(random.nextGaussian() + (row < 380 ? 0 : 3)).append('\n');
    }
    var file = Files.writeString(folder.resolve("pump.csv"), text);
    workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.of("pump"), Progress.NONE);
    workbench
        .models()
        .train(
            new TrainRequest(
                workbench.datasets().get("pump"),
                "",
                Task.FORECAST,
                "naive",
                Map.of(),
                .6,
                .2,
                "pump"),
            Progress.NONE);
  }
}
