package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere. A control that has a use for a key of its own is asked first.
final class Shortcuts {
  private static final KeyCombination PALETTE =
      new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final Shell shell;
  private final Desk desk;

  Shortcuts(Shell shell, Desk desk) {
    this.shell = shell;
    this.desk = desk;
  }

  void listen(Node window) {
    window.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    window.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    if (handles(event)) event.consume();
  }

  private boolean handles(KeyEvent event) {
    if (PALETTE.match(event)) return done(shell::openPalette);
    if (event.getCode() == KeyCode.ESCAPE) return done(this::escape);
    if (event.getCode() == KeyCode.F5)
      return done(() -> shell.page().ifPresent(PageFrame::refresh));
    if (event.getCode() == KeyCode.F6) return done(this::nextPart);
    return ofTheWindow(event) || ofThePage(event);
  }

  /// Wherever the focus is, unless a sheet lies over the page.
  private boolean ofThePage(KeyEvent event) {
    if (desk.tools().sheets().shownProperty().get().isPresent()) return false;
    return shell.page().filter(page -> page.pressed(event)).isPresent();
  }

  private boolean ofTheWindow(KeyEvent event) {
    if (!event.isShortcutDown() || event.isAltDown()) return false;
    return switch (event.getCode()) {
      case O -> done(shell::openFiles);
      case Z -> done(event.isShiftDown() ? desk.tools().undo()::redo : desk.tools().undo()::undo);
      case Y -> done(desk.tools().undo()::redo);
      case PLUS, EQUALS, ADD -> done(() -> desk.tools().look().scaleText(.1));
      case MINUS, SUBTRACT -> done(() -> desk.tools().look().scaleText(-.1));
      default -> event.getCode().isDigitKey() && openNumbered(event.getCode());
    };
  }

  private void typed(KeyEvent event) {
    if (!event.getCharacter().equals("?") || event.getTarget() instanceof TextInputControl) return;
    shell.showShortcuts();
    event.consume();
  }

  private void escape() {
    var sheets = desk.tools().sheets();
    if (sheets.shownProperty().get().isPresent()) sheets.dismiss();
    else shell.page().ifPresent(PageFrame::escape);
  }

  private boolean openNumbered(KeyCode digit) {
    int number = digit.getCode() - KeyCode.DIGIT0.getCode();
    if (number < 1 || number > shell.pages().size()) return false;
    return done(() -> desk.navigator().open(shell.pages().get(number - 1).id()));
  }

  /// The first control of the next of sidebar, left panel, body, right panel.
  private void nextPart() {
    var parts = parts();
    var focus = shell.root().getScene().getFocusOwner();
    int now = -1;
    for (int i = 0; i < parts.size(); i++) if (within(focus, parts.get(i))) now = i;
    for (int step = 1; step <= parts.size(); step++) {
      var target = firstFocusable(parts.get(Math.floorMod(now + step, parts.size())));
      if (target != null) {
        target.requestFocus();
        return;
      }
    }
  }

  private List<Node> parts() {
    var parts = new java.util.ArrayList<Node>();
    parts.add(shell.root().lookup(".sidebar"));
    shell
        .page()
        .ifPresent(
            page -> {
              for (var part :
                  new Node[] {page.getTop(), page.getLeft(), page.getCenter(), page.getRight()}) {
                if (part != null) parts.add(part);
              }
            });
    return parts;
  }

  private static boolean within(Node node, Node part) {
    for (var n = node; n != null; n = n.getParent()) if (n.equals(part)) return true;
    return false;
  }

  private static Node firstFocusable(Node node) {
    if (!node.isVisible() || node.isDisabled()) return null;
    if (node.isFocusTraversable()) return node;
    if (node instanceof Parent parent) {
      for (var child : parent.getChildrenUnmodifiable()) {
        var found = firstFocusable(child);
        if (found != null) return found;
      }
    }
    return null;
  }

  private static boolean done(Runnable run) {
    run.run();
    return true;
  }
}
