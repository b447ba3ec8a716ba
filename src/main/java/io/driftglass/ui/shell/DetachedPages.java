package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.Tools;
import io.driftglass.ui.kit.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Pages in windows of their own. They work on the same desk as the others, so that what is chosen
/// in one window is chosen in all. The keys of the window work in them too, for their page; sheets
/// are shown over the window at hand.
final class DetachedPages {
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 760;

  private final Tools tools;
  private final Node main;
  private final Consumer<Page> back;
  private final Asked asked;
  private final Map<Page, Stage> windows = new LinkedHashMap<>();
  private Optional<Page> atHand = Optional.empty();

  /// What a window of its own has others do.
  interface Asked {
    void palette(Page page);

    void shortcuts(Page page);
  }

  /// @param main what the main window shows
  /// @param back told the page whose window was closed; its view is free again
  /// @param asked for the palette and the shortcuts of a page
  DetachedPages(Tools tools, Node main, Consumer<Page> back, Asked asked) {
    this.tools = tools;
    this.main = main;
    this.back = back;
    this.asked = asked;
    watch(main, Optional.empty());
    tools.sheets().shownProperty().subscribe(sheet -> sheet.ifPresent(shown -> mainToFront()));
  }

  /// Whether the main window is the one that is worked in.
  boolean mainAtHand() {
    return atHand.isEmpty();
  }

  private void watch(Node root, Optional<Page> page) {
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> atHand = page);
    root.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> atHand = page);
  }

  boolean holds(Page page) {
    return windows.containsKey(page);
  }

  /// @param view of the page, taken out of where it was
  /// @param name of the workspace
  void open(Page page, Parent view, String name) {
    var layer = new SheetLayer(tools.sheets(), () -> atHand.filter(page::equals).isPresent());
    var root = new StackPane(view, layer);
    root.getStyleClass().add("canvas");
    watch(root, Optional.of(page));
    root.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(page, view, event));
    root.addEventHandler(KeyEvent.KEY_TYPED, event -> typed(page, event));
    var scene = new Scene(root, WIDTH, HEIGHT);
    tools.look().dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.setTitle(Words.of(page.title()) + " · " + name);
    stage.setOnHidden(
        event -> {
          layer.close();
          if (windows.remove(page) == null) return;
          if (atHand.filter(page::equals).isPresent()) leave();
          root.getChildren().clear();
          back.accept(page);
        });
    windows.put(page, stage);
    stage.show();
  }

  private void leave() {
    atHand = Optional.empty();
    if (tools.sheets().shownProperty().get().isPresent()) tools.sheets().dismiss();
  }

  private void pressed(Page page, Parent view, KeyEvent event) {
    var frame = Optional.of(view).filter(PageFrame.class::isInstance).map(PageFrame.class::cast);
    boolean sheet = tools.sheets().shownProperty().get().isPresent();
    boolean taken =
        event.isShortcutDown()
            ? ofTheWindow(page, event)
            : switch (event.getCode()) {
              case ESCAPE -> done(sheet ? tools.sheets()::dismiss : escape(frame));
              case F5 -> done(() -> frame.ifPresent(PageFrame::refresh));
              default -> false;
            };
    if (taken || (!sheet && frame.filter(shown -> shown.pressed(event)).isPresent())) {
      event.consume();
    }
  }

  private static Runnable escape(Optional<PageFrame> frame) {
    return () -> frame.ifPresent(PageFrame::escape);
  }

  private boolean ofTheWindow(Page page, KeyEvent event) {
    return switch (event.getCode()) {
      case Z -> done(event.isShiftDown() ? tools.undo()::redo : tools.undo()::undo);
      case Y -> done(tools.undo()::redo);
      case W -> done(() -> close(page));
      case P -> event.isShiftDown() && done(() -> asked.palette(page));
      case PLUS, EQUALS, ADD -> done(() -> tools.look().scaleText(.1));
      case MINUS, SUBTRACT -> done(() -> tools.look().scaleText(-.1));
      default -> false;
    };
  }

  private void typed(Page page, KeyEvent event) {
    if (!event.getCharacter().equals("?") || event.getTarget() instanceof TextInputControl) return;
    asked.shortcuts(page);
    event.consume();
  }

  private static boolean done(Runnable run) {
    run.run();
    return true;
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
    if (windows.isEmpty() || !mainAtHand() || main.getScene() == null) return;
    if (main.getScene().getWindow() instanceof Stage stage) stage.toFront();
  }
}
