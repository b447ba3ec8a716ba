package io.driftglass.ui.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.db.Database;
import io.driftglass.job.Progress;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertStore;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Signal;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.registry.Task;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Monitor page with two models of which one has drifted.
class MonitorPageTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    train("pump", 3);
    train("fan", 0);
    workbench.tracking().checkAll(1, Progress.NONE);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void the_drifted_model_comes_first_and_its_alert_leads_to_its_rows() throws Exception {
    Parent view = Fx.call(() -> MonitorView.of(desk));
    Scene page = Fx.call(() -> Snapshot.stage(view, 1280, 820, Theme.LIGHT));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(page)));
    var texts = Fx.call(() -> texts(view));
    assertTrue(texts.indexOf("pump v1") < texts.indexOf("fan v1"), texts.toString());
    assertTrue(texts.containsAll(List.of("moved", "no drift")), texts.toString());
    assertTrue(
        texts.stream().anyMatch(text -> text.endsWith("is likely to mend this.")),
        texts.toString());

    assertTrue(
        texts.stream().anyMatch(text -> text.matches(".*Validation: .* on 120 rows of pump v1.")),
        texts.toString());

    Fx.run(() -> button(view, "Show rows").fire());
    assertEquals("pump v1", desk.selection().datasetProperty().get().title());
    assertEquals(new Interval(360, 600), desk.selection().intervalProperty().get());
    assertEquals("detect", desk.navigator().pageProperty().get());

    Fx.run(() -> button(view, "Show model").fire());
    assertEquals("pump v1", desk.selection().modelProperty().get());
    assertEquals("registry", desk.navigator().pageProperty().get());
    Fx.run(() -> desk.selection().modelProperty().set("fan v1"));
    assertTrue(Fx.call(() -> texts(view)).contains("no drift"));
    assertEquals(
        "fan v1", Fx.call(() -> ((MenuButton) view.lookup(".menu-button.chip")).getText()));
  }

  @Test
  void a_test_is_asked_for_with_its_share_and_effect_and_what_is_wrong_is_told() throws Exception {
    train("pump", 3);
    Parent view = Fx.call(() -> MonitorView.of(desk));
    Fx.call(() -> Snapshot.stage(view, 1280, 820, Theme.LIGHT));
    Fx.run(() -> desk.selection().modelProperty().set("pump v2"));
    Fx.run(() -> ((Button) view.lookup("#test-new")).fire());
    var sheet = (Parent) Fx.call(() -> desk.tools().sheets().shownProperty().get().get().content());
    Scene stage = Fx.call(() -> Snapshot.stage(sheet, 520, 560, Theme.LIGHT));
    var start = (Button) sheet.lookup("#test-start");
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(stage)));

    Fx.run(() -> segment(sheet, "Coming rows, divided").fire());
    Fx.run(() -> field(sheet, "share").setText("1"));
    assertTrue(start.isDisabled());
    Fx.run(() -> field(sheet, "share").setText("0.25"));
    Fx.run(() -> field(sheet, "effect").setText("0.4"));
    assertFalse(start.isDisabled());
    assertTrue(
        Fx.call(() -> texts(sheet)).stream().anyMatch(text -> text.contains("51 rows that stand")),
        Fx.call(() -> texts(sheet)).toString());
    Fx.run(start::fire);
    var test = workbench.abTesting().list().getFirst();
    assertEquals(List.of("pump v1", "pump v2"), List.of(test.versionA(), test.versionB()));
    assertEquals(AbTest.Mode.SPLIT, test.mode());
    assertEquals(.25, test.split());
    assertEquals(51, test.plannedRows());
    assertEquals(Optional.empty(), desk.tools().sheets().shownProperty().get());
  }

  @Test
  void where_more_alerts_have_ended_than_are_listed_the_page_says_so() throws Exception {
    ended(0, Board.ENDED_SHOWN);
    var last = "The last 200 that ended are listed.";
    assertFalse(shown().contains(last));
    ended(Board.ENDED_SHOWN, 1);
    assertTrue(shown().contains(last));
  }

  private List<String> shown() throws Exception {
    Parent view = Fx.call(() -> MonitorView.of(desk));
    Fx.call(() -> Snapshot.stage(view, 1280, 820, Theme.LIGHT));
    return Fx.call(() -> texts(view));
  }

  /// So many more alerts that began and ended.
  private void ended(int from, int count) {
    workbench.close();
    var home = new Home(folder.resolve("home"));
    try (var db = Database.open(home.database())) {
      var alerts = new AlertStore(db, InstantSource.system());
      for (int n = from; n < from + count; n++) {
        for (var state : List.of(Signal.State.WRONG, Signal.State.RIGHT)) {
          alerts.tell(
              new Signal(
                  AlertType.DRIFT,
                  AlertLevel.MAJOR,
                  Optional.empty(),
                  "pump v1",
                  "",
                  "input " + n,
                  state,
                  "Something.",
                  Map.of()));
        }
      }
    }
    workbench = Workbench.open(home);
    desk = Desks.here(workbench);
  }

  private static TextField field(Parent sheet, String setting) {
    return (TextField) sheet.lookup("#setting-" + setting);
  }

  private static ToggleButton segment(Parent sheet, String text) {
    return sheet.lookupAll(".toggle-button").stream()
        .map(ToggleButton.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_alert_is_acknowledged_and_tells_what_was_done_about_it() throws Exception {
    workbench.upkeep().run(Set.of(AlertType.DRIFT), 1, 1, Progress.NONE);
    Parent view = Fx.call(() -> MonitorView.of(desk));
    Scene page = Fx.call(() -> Snapshot.stage(view, 1280, 820, Theme.LIGHT));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(page)));
    var texts = Fx.call(() -> texts(view));
    assertTrue(texts.stream().anyMatch(t -> t.startsWith("Trained anew. ")), texts.toString());
    var more =
        Fx.call(
            () ->
                view.lookupAll(".menu-button").stream()
                    .map(MenuButton.class::cast)
                    .filter(menu -> "More".equals(menu.getText()))
                    .findFirst()
                    .orElseThrow());
    Fx.run(() -> more.getItems().getFirst().fire());
    assertTrue(workbench.tracking().alerts().getFirst().acknowledged());
    assertTrue(
        Fx.call(() -> texts(view)).stream().anyMatch(text -> text.contains(" · acknowledged")));
  }

  @Test
  void no_label_is_cut_in_the_dark() throws Exception {
    Parent view = Fx.call(() -> MonitorView.of(desk));
    Scene page = Fx.call(() -> Snapshot.stage(view, 1280, 820, Theme.DARK));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(page)));
  }

  @Test
  void only_a_model_that_is_there_can_be_trained_anew() throws Exception {
    Parent view = Fx.call(() -> MonitorView.of(desk));
    assertFalse(Fx.call(() -> view.lookup("#retrain").isDisabled()));
    try (var empty = Workbench.open(new Home(folder.resolve("empty")))) {
      Parent none = Fx.call(() -> MonitorView.of(Desks.here(empty)));
      assertTrue(Fx.call(() -> none.lookup("#retrain").isDisabled()));
    }
  }

  private void train(String name, double moved) throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("step,flow\n");
    for (int row = 0; row < 600; row++) {
      double value = random.nextGaussian() + (row < 380 ? 0 : moved);
      text.append(row).append(',').append(value).append('\n');
    }
    var file = Files.writeString(folder.resolve(name + ".csv"), text);
    workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    var dataset = workbench.datasets().get(name);
    workbench
        .models()
        .train(
            new TrainRequest(dataset, "", Task.FORECAST, "naive", Map.of(), .6, .2, name),
            Progress.NONE);
  }

  private static List<String> texts(Parent root) {
    return root.lookupAll(".label").stream()
        .map(Labeled.class::cast)
        .map(Labeled::getText)
        .toList();
  }

  private static Button button(Parent root, String text) {
    return root.lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }
}
