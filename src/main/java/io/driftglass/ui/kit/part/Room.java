package io.driftglass.ui.kit.part;

import javafx.scene.Node;

/// What is not shown takes no room.
public final class Room {
  private Room() {}

  public static void of(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
