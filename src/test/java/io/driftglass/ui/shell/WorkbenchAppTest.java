package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.FxWatch;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class WorkbenchAppTest {
  @TempDir Path folder;

  @Test
  void the_window_opens_a_workspace_beside_its_own_thread_and_closes_it() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    try (var watch = new FxWatch()) {
      var app = FxToolkit.setupApplication(WorkbenchApp.class, "--home=" + folder.resolve("works"));
      await(stage, ".sidebar");
      for (var page : Pages.ALL) {
        Fx.run(
            () ->
                ((javafx.scene.control.ToggleButton) stage.getScene().lookup("#nav-" + page.id()))
                    .fire());
      }
      await(stage, ".page");
      assertEquals(Set.of(), watch.offences());
      close(app);
    }
    Workbench.open(new Home(folder.resolve("works"))).close();
  }

  @Test
  void asked_for_the_sample_an_empty_workspace_opens_on_it() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    var home = folder.resolve("sampled");
    var app = FxToolkit.setupApplication(WorkbenchApp.class, "--home=" + home, "--sample=yes");
    await(stage, ".sidebar");
    Fx.await(
        () ->
            stage.getScene().getRoot().lookupAll(".label").stream()
                .map(Labeled.class::cast)
                .anyMatch(label -> "pump-station".equals(label.getText())));
    close(app);
    try (var workbench = Workbench.open(new Home(home))) {
      assertEquals("pump-station", workbench.datasets().list().getFirst().name());
    }
  }

  @Test
  void a_workspace_in_use_says_so_and_opens_when_it_is_free() throws Exception {
    var holder = Workbench.open(new Home(folder.resolve("works")));
    Stage stage = FxToolkit.registerPrimaryStage();
    var app = FxToolkit.setupApplication(WorkbenchApp.class, "--home=" + folder.resolve("works"));
    await(stage, ".problem");
    assertTrue(texts(stage).contains("The workspace does not open"), texts(stage).toString());
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(stage.getScene())));
    Png.write(
        Fx.call(() -> Snapshot.of(stage.getScene(), 1)),
        Path.of("target/screenshots/parts/start-failure.png"));
    holder.close();
    Fx.run(
        () ->
            stage.getScene().getRoot().lookupAll(".button").stream()
                .map(javafx.scene.control.Button.class::cast)
                .filter(button -> button.getText().equals("Try again"))
                .findFirst()
                .orElseThrow()
                .fire());
    await(stage, ".sidebar");
    assertFalse(texts(stage).contains("The workspace does not open"));
    close(app);
  }

  private static void await(Stage stage, String selector) throws TimeoutException {
    Fx.await(() -> stage.getScene() != null && stage.getScene().lookup(selector) != null);
  }

  private static List<String> texts(Stage stage) throws Exception {
    return Fx.call(
        () ->
            stage.getScene().getRoot().lookupAll(".label").stream()
                .map(Node.class::cast)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
  }

  private static void close(Application app) throws Exception {
    FxToolkit.cleanupApplication(app);
    FxToolkit.hideStage();
  }
}
