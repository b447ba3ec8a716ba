package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Catalogues;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The form of a dataset with many sensors of long names.
class TrainFormTest {
  private static final int SENSORS = 60;
  private static final String NAME = "AREA51_UNIT07_main_cooling_water_pump_bearing_temperature_";

  @TempDir Path folder;
  private Workbench workbench;
  private TrainViewModel model;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    Desk desk = Desks.here(workbench);
    var result =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("fleet"), Progress.NONE);
    scene =
        Fx.call(
            () -> {
              desk.selection().datasetProperty().set(((Imported) result).dataset());
              model = new TrainViewModel(desk);
              return Snapshot.stage(
                  new HBox(new TrainForm(model, changed -> {})), 1080, 700, Theme.LIGHT);
            });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private Path file() throws IOException {
    var names =
        IntStream.range(0, SENSORS).mapToObj(i -> NAME + i).collect(Collectors.joining(","));
    var text = new StringBuilder("step," + names + "\n");
    for (int t = 0; t < 50; t++) {
      text.append(t);
      for (int i = 0; i < SENSORS; i++) text.append(',').append(t * i % 7 + .5);
      text.append('\n');
    }
    return Files.writeString(folder.resolve("fleet.csv"), text);
  }

  @Test
  void method_and_model_stay_in_view_however_many_sensors_there_are() throws Exception {
    Fx.run(
        () -> {
          assertTrue(bottom("#train-method") < 400, "method at " + bottom("#train-method"));
          assertTrue(bottom("#train-name") <= 700, "name at " + bottom("#train-name"));
          for (var chip : scene.getRoot().lookupAll(".chip")) {
            var right = chip.localToScene(chip.getLayoutBounds()).getMaxX();
            assertTrue(right <= 320, chip + " ends at " + right);
          }
        });
  }

  @Test
  void underscores_of_names_are_not_taken_for_mnemonics() throws Exception {
    Fx.run(
        () -> {
          var chip =
              scene.getRoot().lookupAll(".chip").stream()
                  .map(ToggleButton.class::cast)
                  .filter(button -> button.getText().endsWith("_0"))
                  .findFirst()
                  .orElseThrow();
          var drawn = ((Text) chip.lookup(".text")).getText();
          assertTrue(drawn.startsWith("AREA51_UNIT07"), drawn);
          assertEquals(NAME + "0", chip.getTooltip().getText());
        });
  }

  @Test
  void the_method_of_the_other_task_is_shown() throws Exception {
    Fx.run(() -> model.taskProperty().set(Task.FORECAST));
    Fx.run(() -> Snapshot.layOut(scene));
    Fx.run(
        () -> {
          var shown = (ComboBox<?>) scene.getRoot().lookup("#train-method");
          var words =
              shown.lookupAll(".text").stream().map(node -> ((Text) node).getText()).toList();
          assertTrue(words.contains(Catalogues.FORECASTERS.getFirst().title()), words.toString());
          assertEquals(Catalogues.FORECASTERS, shown.getItems());
        });
  }

  private double bottom(String id) {
    Node node = scene.getRoot().lookup(id);
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }
}
