package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.series.Clock;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
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

  @Test
  void all_sensors_are_chosen_at_once_and_one_again() throws Exception {
    Fx.run(
        () -> {
          var all = (Button) scene.getRoot().lookup("#train-all");
          assertEquals("All", all.getText());
          all.fire();
          assertEquals(model.sensors(), model.chosen());
          assertEquals("Only one", all.getText());
          all.fire();
          assertEquals(List.of(model.sensors().getFirst()), model.chosen());
        });
  }

  @Test
  void a_border_that_is_drawn_stays_where_a_day_begins() {
    var hours = IntStream.range(0, 720).mapToLong(h -> h * 3_600_000_000L).toArray();
    var month = new Preview(new Clock.Wall(), hours, new double[720], "flow");
    assertEquals(.7, month.snapped(.706), 1e-12, "the 22nd day begins at row 504");
    assertEquals(.7, month.snapped(.694), 1e-12);
    assertEquals(.715, month.snapped(.715), 1e-12, "the middle of a day is meant");
    var steps = new Preview(new Clock.Index("row"), hours, new double[720], "flow");
    assertEquals(.706, steps.snapped(.706), 1e-12);
  }

  @Test
  void epochs_to_come_are_grey_until_it_is_over() throws Exception {
    Fx.run(
        () -> {
          var chart = new LossChart();
          var drawn = Snapshot.stage(chart, 600, 240, Theme.LIGHT);
          var losses = List.of(new Loss("", 1, 1, 1, 0), new Loss("", 2, .5, .6, 0));
          chart.show(losses, 10);
          Snapshot.layOut(drawn);
          var grey = chart.lookup(".loss-to-come");
          assertTrue(grey.isVisible());
          assertTrue(grey.getLayoutBounds().getWidth() > 400, grey.getLayoutBounds().toString());
          assertTrue(says(chart, "8 epochs to go at most"));
          assertTrue(says(chart, "10"));
          chart.show(losses, 0);
          Snapshot.layOut(drawn);
          assertFalse(grey.isVisible());
          assertFalse(says(chart, "8 epochs to go at most"));
        });
  }

  private static boolean says(Node chart, String text) {
    return chart.lookupAll(".label").stream()
        .anyMatch(node -> node.isVisible() && ((Label) node).getText().equals(text));
  }

  private double bottom(String id) {
    Node node = scene.getRoot().lookup(id);
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }
}
