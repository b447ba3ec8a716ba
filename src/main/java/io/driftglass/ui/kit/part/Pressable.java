package io.driftglass.ui.kit.part;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Lets a node that is no button be pressed like one: by a click, and by Enter or Space while it
/// has the focus.
public final class Pressable {
  private Pressable() {}

  /// @param name for a screen reader
  /// @return the node
  public static <N extends Node> N of(N node, String name, Runnable press) {
    node.setFocusTraversable(true);
    node.setAccessibleRole(AccessibleRole.BUTTON);
    node.setAccessibleText(name);
    node.getStyleClass().add("pressable");
    node.setOnMouseClicked(event -> press.run());
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean pressed = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
          boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
          if (!pressed || !plain || !node.equals(event.getTarget())) return;
          press.run();
          event.consume();
        });
    return node;
  }
}
