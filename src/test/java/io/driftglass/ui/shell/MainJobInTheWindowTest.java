package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.job.Progress;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.FxWatch;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// From a file to a registered model and back after a restart, with keys and buttons alone.
class MainJobInTheWindowTest {
  private static final int FIRST = 5500;
  private static final int ROWS = 3000;

  @TempDir Path folder;
  private Workbench workbench;
  private Session session;
  private Stage stage;

  @AfterEach
  void close() throws Exception {
    closeWindow();
    FxToolkit.hideStage();
  }

  @Test
  void a_file_is_imported_searched_forecast_registered_and_found_again_after_a_restart()
      throws Exception {
    openWindow();
    try (var watch = new FxWatch()) {
      importFile();
      findAnomalies();
      forecast();
      register();
      assertEquals(Set.of(), watch.offences());
    }
    double[] before = scores();
    closeWindow();
    openWindow();
    open("registry");
    await(() -> label("v1") && label("pump"));

    assertArrayEquals(before, scores());
  }

  private void importFile() throws Exception {
    Fx.run(() -> press(session.shell().root(), KeyCode.O));
    await(() -> ready(button("Import")));
    Fx.run(() -> button("Import").fire());
    await(() -> session.desk().selection().datasetProperty().get() != null);
    assertEquals(ROWS, session.desk().selection().datasetProperty().get().rows());
  }

  private void findAnomalies() throws Exception {
    open("detect");
    await(() -> ready(find("#find")));
    Fx.run(() -> ((SplitMenuButton) find("#find")).fire());
    await(() -> find("#events") instanceof TableView<?> table && !table.getItems().isEmpty());
    var chosen =
        Fx.call(
            () -> {
              var table = (TableView<?>) find("#events");
              table.getSelectionModel().selectLast();
              return table.getSelectionModel().getSelectedItem();
            });
    assertEquals(chosen, session.desk().selection().eventProperty().get());
  }

  private void forecast() throws Exception {
    open("forecast");
    await(() -> ready(find("#forecast")));
    Fx.run(() -> ((SplitMenuButton) find("#forecast")).fire());
    await(() -> find("#leaderboard") != null);
    var dataset = session.desk().selection().datasetProperty().get();
    assertFalse(workbench.forecasting().list(dataset, "").isEmpty());
  }

  private void register() throws Exception {
    open("detect");
    Fx.run(
        () ->
            ((SplitMenuButton) find("#find"))
                .getItems().stream()
                    .filter(item -> "register".equals(item.getId()))
                    .forEach(item -> item.fire()));
    await(() -> find("#model-name") != null);
    Fx.run(
        () -> {
          var name = (TextField) find("#model-name");
          name.setText("pump");
          name.fireEvent(new ActionEvent());
        });
    await(
        () ->
            session.desk().tools().notices().all().stream()
                .anyMatch(n -> n.title().equals("pump v1 is registered")));
  }

  private double[] scores() {
    var dataset = workbench.datasets().list().getFirst();
    var version = workbench.models().get("pump v1");
    return workbench.models().score(version, dataset, "", Progress.NONE).scores().total();
  }

  private void openWindow() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("works")));
    var file = file();
    stage = FxToolkit.registerPrimaryStage();
    session =
        Fx.call(
            () -> {
              var look = Look.of(Theme.LIGHT);
              var opened = new Session(workbench, FileChoice.of(file), look);
              var scene = new Scene(opened.shell().root(), 1000, 820);
              look.dress(scene);
              stage.setScene(scene);
              stage.show();
              return opened;
            });
  }

  private void closeWindow() throws Exception {
    if (session == null) return;
    Fx.run(session::close);
    workbench.close();
    session = null;
  }

  /// The days of the sample around its first fault, which lies in the rows scored, not learnt.
  private Path file() throws Exception {
    var file = folder.resolve("pump.csv");
    if (Files.exists(file)) return file;
    try (var lines = Files.lines(SampleData.file(workbench))) {
      var all = lines.toList();
      var days = new ArrayList<>(all.subList(0, 1));
      days.addAll(all.subList(FIRST, FIRST + ROWS));
      return Files.write(file, days);
    }
  }

  private void open(String page) throws Exception {
    Fx.run(() -> session.desk().navigator().open(page));
  }

  private Node find(String selector) {
    return stage.getScene().getRoot().lookup(selector);
  }

  private Button button(String start) {
    return stage.getScene().getRoot().lookupAll(".dg-sheet .button").stream()
        .filter(node -> node instanceof Button b && b.getText().startsWith(start))
        .map(Button.class::cast)
        .findFirst()
        .orElse(null);
  }

  private static boolean ready(Node node) {
    return node != null && !node.isDisabled();
  }

  private boolean label(String text) {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .anyMatch(node -> node instanceof Labeled l && text.equals(l.getText()));
  }

  private static void await(BooleanSupplier condition) throws Exception {
    Fx.await(120, condition);
  }

  private static void press(Node node, KeyCode code) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
  }
}
