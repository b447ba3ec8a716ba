package io.driftglass.ui.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page itself: steps are added by its menu, changed in its forms, and taken back.
class PrepareViewTest {
  @TempDir Path folder;

  private static void add(Scene scene, String step) {
    var menu = (MenuButton) scene.getRoot().lookup("#add-step");
    menu.getItems().stream()
        .filter(item -> ("add-" + step).equals(item.getId()))
        .findFirst()
        .orElseThrow()
        .fire();
    Snapshot.layOut(scene);
  }

  private static void run(PageFrame page, String title) {
    page.commands().stream()
        .filter(command -> command.title().equals(title))
        .findFirst()
        .orElseThrow()
        .run()
        .run();
  }

  private static int cards(Scene scene) {
    return scene.getRoot().lookupAll(".step-card").size();
  }

  private static void press(Node node, KeyCode code, boolean alt) {
    node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false));
  }

  @Test
  void a_recipe_is_made_changed_moved_saved_and_taken_back() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var file = SampleData.file(workbench);
      var result =
          workbench
              .datasets()
              .importFile(file, ReadingOptions.NONE, Optional.of("pump"), Progress.NONE);
      var dataset = assertInstanceOf(ImportResult.Imported.class, result).dataset();
      Fx.call(
          () -> {
            var rows = folder.resolve("rows.csv");
            Desk desk = Desks.here(workbench, rows);
            desk.selection().datasetProperty().set(dataset);
            var page = (PageFrame) PrepareView.of(desk);
            var scene = Snapshot.stage(page, 1248, 780, Theme.LIGHT);
            Snapshot.layOut(scene);
            add(scene, "outliers");
            add(scene, "fill");
            assertEquals(2, cards(scene));
            assertEquals(List.of(), CutLabels.in(scene));

            run(page, "Export what I see as CSV");
            var names = Files.readAllLines(rows).getFirst().split(",");
            assertEquals(3, names.length);
            assertEquals(names[1].replace(" before", " after"), names[2]);

            @SuppressWarnings("unchecked")
            var by = (ComboBox<String>) scene.getRoot().lookup("#step-by");
            by.setValue("previous");
            Snapshot.layOut(scene);
            var table = (TableView<?>) scene.getRoot().lookup("#step-table");
            assertTrue(table.getItems().size() > 1);

            press(scene.getRoot(), KeyCode.UP, true);
            Snapshot.layOut(scene);
            assertNotNull(scene.getRoot().lookup("#step-card-0").lookup("#step-most"));

            ((ToggleSwitch) scene.getRoot().lookup("#step-switch-1")).setSelected(false);
            Snapshot.layOut(scene);
            press(scene.getRoot(), KeyCode.DELETE, false);
            Snapshot.layOut(scene);
            assertEquals(1, cards(scene));

            var undo = (Button) scene.getRoot().lookup("#recipe-undo");
            for (int n = 0; n < 3; n++) undo.fireEvent(new ActionEvent());
            Snapshot.layOut(scene);
            assertEquals(2, cards(scene));
            assertTrue(((ToggleSwitch) scene.getRoot().lookup("#step-switch-1")).isSelected());

            ((Button) scene.getRoot().lookup("#save")).fire();
            assertEquals("pump v2", workbench.datasets().list().getFirst().title());
            undo.fireEvent(new ActionEvent());
            assertEquals(List.of(dataset), workbench.datasets().list());
            return null;
          });
    }
  }

  @Test
  void without_data_the_page_says_where_to_get_some() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      Scene scene =
          Fx.call(
              () -> Snapshot.stage(PrepareView.of(Desks.here(workbench)), 1280, 720, Theme.LIGHT));
      assertEquals(1, Fx.call(() -> scene.getRoot().lookupAll(".button").size()));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
  }
}
