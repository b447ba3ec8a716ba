package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an alert over its model and the data it learnt from to the chart, page by page, with one
/// selection: two models, of which the older one has an alert.
class DeepLinksTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
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
  void an_alert_leads_to_its_model_that_to_its_data_and_those_to_the_chart() throws Exception {
    var monitor = page("monitor");
    Fx.run(() -> button(monitor, "Show model").fire());
    assertEquals("registry", desk.navigator().pageProperty().get());

    var registry = page("registry");
    assertTrue(texts(registry).contains("pump v1"), texts(registry).toString());
    Fx.run(
        () ->
            registry.getRoot().lookupAll(".lineage-node").stream()
                .map(Button.class::cast)
                .filter(node -> node.getAccessibleText().contains("pump v1"))
                .findFirst()
                .orElseThrow()
                .fire());
    assertEquals("data", desk.navigator().pageProperty().get());
    assertEquals("pump v1", desk.selection().datasetProperty().get().title());

    var data = page("data");
    Fx.run(
        () ->
            ((PageFrame) data.getRoot())
                .commands().stream()
                    .filter(command -> command.title().equals("Find anomalies"))
                    .forEach(command -> command.run().run()));
    assertEquals("detect", desk.navigator().pageProperty().get());
    page("detect");
    assertEquals("pump v1", desk.selection().datasetProperty().get().title());
  }

  @Test
  void an_alert_leads_straight_to_its_rows_on_the_chart() throws Exception {
    var monitor = page("monitor");
    Fx.run(() -> button(monitor, "Show rows").fire());
    assertEquals("detect", desk.navigator().pageProperty().get());
    page("detect");
    assertEquals("pump v1", desk.selection().datasetProperty().get().title());
    assertEquals(new Interval(360, 600), desk.selection().intervalProperty().get());
  }

  private Scene page(String id) throws Exception {
    return Fx.call(
        () -> {
          var page = Pages.ALL.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
          return Snapshot.stage(page.view().apply(desk), 1280, 820, Theme.LIGHT);
        });
  }

  private void train(String name, double moved) throws Exception {
    var random = new Random(1);
    var text = new StringBuilder("step,flow\n");
    for (int row = 0; row < 600; row++) {
      double value = random.nextGaussian() + (row < 380 ? 0 : moved);
      text.append(row).append(',').append(value).append('\n');
    }
    var file = Files.writeString(folder.resolve(name + ".csv"), text);
    workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    workbench
        .models()
        .train(
            new TrainRequest(
                workbench.datasets().get(name), "", Task.FORECAST, "naive", Map.of(), .6, .2, name),
            Progress.NONE);
  }

  private static List<String> texts(Scene scene) throws Exception {
    return Fx.call(
        () ->
            scene.getRoot().lookupAll(".label").stream()
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .toList());
  }

  private static Button button(Scene scene, String text) {
    return scene.getRoot().lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }
}
