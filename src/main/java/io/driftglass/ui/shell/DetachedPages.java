package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.Tools;
import io.driftglass.ui.kit.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Pages in windows of their own. They work on the same desk as the others, so that what is chosen
/// in one window is chosen in all; sheets are shown over the main window.
final class DetachedPages {
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 760;

  private final Tools tools;
  private final Node main;
  private final Consumer<Page> back;
  private final Map<Page, Stage> windows = new LinkedHashMap<>();

  /// @param main what the main window shows
  /// @param back told the page whose window was closed; its view is free again
  DetachedPages(Tools tools, Node main, Consumer<Page> back) {
    this.tools = tools;
    this.main = main;
    this.back = back;
    tools.sheets().shownProperty().subscribe(sheet -> sheet.ifPresent(shown -> mainToFront()));
  }

  boolean holds(Page page) {
    return windows.containsKey(page);
  }

  /// @param view of the page, taken out of where it was
  /// @param name of the workspace
  void open(Page page, Parent view, String name) {
    var root = new StackPane(view);
    root.getStyleClass().add("canvas");
    root.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(page, event));
    var scene = new Scene(root, WIDTH, HEIGHT);
    tools.look().dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.setTitle(Words.of(page.title()) + " · " + name);
    stage.setOnHidden(
        event -> {
          if (windows.remove(page) == null) return;
          root.getChildren().clear();
          back.accept(page);
        });
    windows.put(page, stage);
    stage.show();
  }

  private void pressed(Page page, KeyEvent event) {
    if (!event.isShortcutDown()) return;
    if (event.getCode() == KeyCode.Z) tools.undo().undo();
    else if (event.getCode() == KeyCode.Y) tools.undo().redo();
    else if (event.getCode() == KeyCode.W) close(page);
    else return;
    event.consume();
  }

  void toFront(Page page) {
    windows.get(page).toFront();
  }

  void close(Page page) {
    windows.get(page).hide();
  }

  /// Closes all of them; no page comes back.
  void closeAll() {
    var open = List.copyOf(windows.values());
    windows.clear();
    open.forEach(Stage::hide);
  }

  private void mainToFront() {
    if (windows.isEmpty() || main.getScene() == null) return;
    if (main.getScene().getWindow() instanceof Stage stage) stage.toFront();
  }
}
