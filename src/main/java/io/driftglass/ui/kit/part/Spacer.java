package io.driftglass.ui.kit.part;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Empty room and thin lines.
public final class Spacer {
  private Spacer() {}

  /// Takes all width that is left in a row.
  public static Region grow() {
    var spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /// A thin horizontal line.
  public static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("rule");
    return rule;
  }
}
