package io.driftglass.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;

/// Finds text that does not fit its place. JavaFX cuts it silently and puts dots.
public final class CutLabels {
  private CutLabels() {}

  /// Every cut label of a laid-out scene: what it says and by how much it is cut.
  public static List<String> in(Scene scene) {
    var cut = new ArrayList<String>();
    walk(scene.getRoot(), cut);
    return cut;
  }

  private static void walk(Node node, List<String> cut) {
    if (!node.isVisible() || node instanceof ScrollBar) return;
    if (node instanceof Labeled label) check(label, cut);
    if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(n -> walk(n, cut));
  }

  private static void check(Labeled label, List<String> cut) {
    var text = label.getText();
    if (text == null || text.isEmpty() || label.getStyleClass().contains("cuttable")) return;
    if (label.isWrapText()) {
      double needs = label.prefHeight(label.getWidth());
      if (label.getHeight() < needs - 1)
        cut.add("'" + text + "' is too low by " + (needs - label.getHeight()));
      return;
    }
    double needs = label.prefWidth(-1);
    if (label.getWidth() < needs - 1)
      cut.add("'" + text + "' needs " + needs + " has " + label.getWidth());
  }
}
