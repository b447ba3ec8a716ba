package io.driftglass.ui.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.job.Runner;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class RegistryViewTest {
  private final MemoryRegistry registry = new MemoryRegistry();
  private Sheets sheets;
  private Desk desk;

  @Test
  void no_label_is_cut() throws Exception {
    registry.register("compressor hall", "pump-station", "pump-station");
    registry.promote(registry.versions().get(1), Stage.PRODUCTION, "first one");
    registry.promote(registry.versions().get(2), Stage.STAGING, "fewer false alarms after labels");
    for (var theme : Theme.values()) {
      var scene = scene(1240, 800, theme);
      Png.write(
          Fx.call(() -> Snapshot.of(scene, 1)),
          Path.of(
              "target/screenshots/parts/registry-"
                  + theme.name().toLowerCase(Locale.ROOT)
                  + ".png"));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
  }

  @Test
  void the_dataset_of_the_lineage_opens_with_its_page() throws Exception {
    registry.register("pump");
    var scene = scene(1240, 800, Theme.LIGHT);
    var named = registry.dataset(registry.versions().getFirst().card().dataset()).orElseThrow();
    Fx.run(
        () ->
            scene.getRoot().lookupAll(".lineage-node").stream()
                .map(Button.class::cast)
                .filter(node -> node.getAccessibleText().startsWith("Dataset "))
                .findFirst()
                .orElseThrow()
                .fire());
    assertEquals(named, desk.selection().datasetProperty().get());
    assertEquals("data", desk.navigator().pageProperty().get());
  }

  @Test
  void a_chain_of_recipes_and_what_was_made_with_a_version_stand_in_the_lineage_and_open()
      throws Exception {
    registry.register("pump");
    registry.derive();
    var scene = scene(1240, 800, Theme.LIGHT);
    assertEquals(
        List.of(
            "File pump-station.csv",
            "Dataset pump-station v1",
            "Recipe 77aa…77aa",
            "Dataset pump-station v2",
            "Job #318",
            "Version v1 · none",
            "Report pump-station v2",
            "Chart pump-station v2"),
        Fx.call(
            () ->
                scene.getRoot().lookupAll(".lineage-node").stream()
                    .map(node -> ((Button) node).getAccessibleText())
                    .map(text -> text.substring(0, text.indexOf(',')))
                    .toList()));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    open(scene, "Recipe ");
    assertEquals("prepare", desk.navigator().pageProperty().get());
    assertEquals(1, desk.selection().datasetProperty().get().version());
    open(scene, "Dataset pump-station v2");
    assertEquals(2, desk.selection().datasetProperty().get().version());
    open(scene, "Job ");
    assertEquals("jobs", desk.navigator().pageProperty().get());
  }

  private static void open(Scene scene, String start) throws Exception {
    Fx.run(
        () ->
            scene.getRoot().lookupAll(".lineage-node").stream()
                .map(Button.class::cast)
                .filter(node -> node.getAccessibleText().startsWith(start))
                .findFirst()
                .orElseThrow()
                .fire());
  }

  @Test
  void an_empty_registry_says_what_to_do() throws Exception {
    var scene = scene(1080, 640, Theme.LIGHT);

    assertEquals(1, Fx.call(() -> scene.getRoot().lookupAll(".empty-state").size()));
  }

  @Test
  void p_asks_for_a_reason_and_promotes() throws Exception {
    registry.register("pump");
    var scene = scene(1080, 640, Theme.LIGHT);
    Fx.run(() -> press(scene.getRoot(), KeyCode.P));
    var sheet = Fx.call(() -> sheets.shownProperty().get().orElseThrow().content());
    Fx.run(() -> Snapshot.stage(sheet, 480, 300, Theme.LIGHT));
    Fx.run(() -> enter(sheet, ""));
    assertEquals(Stage.NONE, registry.versions().getFirst().stage());
    Fx.run(() -> enter(sheet, "fewer false alarms"));

    assertEquals(Stage.STAGING, registry.versions().getFirst().stage());
    assertEquals(Optional.empty(), Fx.call(() -> sheets.shownProperty().get()));
  }

  @Test
  void gates_are_told_before_they_refuse_and_deleting_can_be_taken_back() throws Exception {
    registry.register("pump", "pump");
    registry.promote(registry.versions().getFirst(), Stage.STAGING, "first");
    var scene = scene(1080, 640, Theme.LIGHT);
    Fx.run(() -> press(scene.getRoot(), KeyCode.DELETE));
    var sheet = Fx.call(() -> sheets.shownProperty().get().orElseThrow().content());
    Fx.run(() -> Snapshot.stage(sheet, 480, 300, Theme.LIGHT));
    Fx.run(() -> enter(sheet, "never used"));
    assertEquals(1, registry.versions().size());
    Fx.run(() -> desk.tools().undo().undo());
    assertEquals(2, registry.versions().size());
    var texts =
        Fx.call(
            () ->
                scene.getRoot().lookupAll(".label").stream()
                    .map(label -> ((javafx.scene.control.Label) label).getText())
                    .toList());
    assertEquals(true, texts.contains("Event f1 0.7100, needs at least 0.8000"), texts.toString());
  }

  private static void enter(Region sheet, String reason) {
    var field = (TextField) sheet.lookup("#reason");
    field.setText(reason);
    field.fireEvent(new ActionEvent());
  }

  private static void press(Node node, KeyCode code) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  private Scene scene(int width, int height, Theme theme) throws Exception {
    return Fx.call(
        () -> {
          desk = TestDesk.of(theme);
          sheets = desk.tools().sheets();
          var model =
              new RegistryViewModel(
                  registry,
                  Runner.HERE,
                  desk.tools().undo(),
                  desk.tools().notices(),
                  ZoneOffset.UTC);
          var view = new RegistryView(model, desk, ZoneOffset.UTC).view();
          return Snapshot.stage(view, width, height, theme);
        });
  }
}
