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
import io.driftglass.workbench.monitor.FleetRow;
import io.driftglass.workbench.registry.ValidationOutcome;
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
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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

  @Test
  void all_sensors_stand_in_one_table_and_what_watches_one_opens() throws Exception {
    registry.register("pump", "boiler");
    registry.promote(registry.versions().getFirst(), Stage.PRODUCTION, "good");
    for (var theme : Theme.values()) {
      var scene = scene(1240, 800, theme);
      showFleet(scene);
      Png.write(
          Fx.call(() -> Snapshot.of(scene, 1)),
          Path.of(
              "target/screenshots/parts/fleet-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
    var scene = scene(1240, 800, Theme.LIGHT);
    showFleet(scene);
    assertEquals(
        List.of("pump true Optional[0.71] 2", "boiler false Optional.empty 0"),
        fleet(scene).getItems().stream()
            .map(
                r ->
                    "%s %s %s %d"
                        .formatted(r.sensor(), r.drift().isPresent(), r.score(), r.openAlerts()))
            .toList());
    Fx.run(() -> ((TextField) scene.lookup("#fleet-filter")).setText("BOIL"));
    assertEquals(1, fleet(scene).getItems().size());
    Fx.run(
        () -> {
          fleet(scene).getSelectionModel().select(0);
          press(fleet(scene), KeyCode.ENTER);
        });
    assertEquals("boiler v1", desk.selection().modelProperty().get());
    assertEquals(true, segment(scene, "Versions").isSelected());
  }

  @Test
  void what_watches_all_sensors_is_validated_at_once_and_what_fails_says_why() throws Exception {
    registry.register("pump", "boiler");
    var scene = scene(1240, 800, Theme.LIGHT);
    showFleet(scene);
    Fx.run(() -> press(scene.getRoot(), KeyCode.V));
    var sheet = Fx.call(() -> sheets.shownProperty().get().orElseThrow().content());
    var shown = Fx.call(() -> Snapshot.stage(sheet, 800, 500, Theme.LIGHT));
    Fx.run(() -> ((Button) sheet.lookup("#validate")).fire());
    Fx.await(() -> !validated(sheet).getItems().isEmpty());
    assertEquals(
        List.of("pump v1 It is gone.", "boiler v1 0.8"),
        validated(sheet).getItems().stream()
            .map(
                v ->
                    v.version().title()
                        + " "
                        + v.judged()
                            .map(j -> String.valueOf(j.validation().metrics().get("event_f1")))
                            .orElseGet(() -> v.problem().orElseThrow().what()))
            .toList());
    Png.write(
        Fx.call(() -> Snapshot.of(shown, 1)), Path.of("target/screenshots/parts/validate.png"));
    Fx.await(() -> ((ComboBox<?>) sheet.lookup("#validate-on")).getItems().size() == 2);
    Fx.run(
        () -> {
          ((ComboBox<?>) sheet.lookup("#validate-on")).getSelectionModel().select(1);
          ((Button) sheet.lookup("#validate")).fire();
        });
    Fx.await(() -> registry.validated().size() == 2);
    assertEquals(List.of("", "pump-station v1"), registry.validated());
  }

  @Test
  void one_version_is_validated_from_its_card() throws Exception {
    registry.register("pump", "boiler");
    var scene = scene(1240, 800, Theme.LIGHT);
    Fx.run(() -> ((Button) scene.lookup("#ask-validate")).fire());
    var sheet = Fx.call(() -> sheets.shownProperty().get().orElseThrow().content());
    Fx.run(() -> Snapshot.stage(sheet, 800, 500, Theme.LIGHT));
    Fx.run(() -> ((Button) sheet.lookup("#validate")).fire());
    Fx.await(() -> !validated(sheet).getItems().isEmpty());
    assertEquals(
        List.of("boiler v1"),
        validated(sheet).getItems().stream().map(v -> v.version().title()).toList());
  }

  private static void showFleet(Scene scene) throws Exception {
    Fx.run(() -> segment(scene, "All sensors").fire());
    Fx.await(() -> !fleet(scene).getItems().isEmpty());
  }

  private static ToggleButton segment(Scene scene, String name) {
    return scene.getRoot().lookupAll(".toggle-button").stream()
        .map(ToggleButton.class::cast)
        .filter(button -> button.getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static TableView<FleetRow> fleet(Scene scene) {
    return (TableView<FleetRow>) scene.lookup("#fleet");
  }

  @SuppressWarnings("unchecked")
  private static TableView<ValidationOutcome> validated(Region sheet) {
    return (TableView<ValidationOutcome>) sheet.lookup("#validated");
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
          var view = new RegistryView(model, registry, desk, ZoneOffset.UTC).view();
          return Snapshot.stage(view, width, height, theme);
        });
  }
}
