package io.driftglass.ui.kit.part;

import io.driftglass.registry.Stage;
import javafx.scene.control.Label;

/// A word in a small tinted box.
public final class Badge {
  private Badge() {}

  /// @param colour `good`, `warn`, `bad`, `accent`, `fc`; none is grey
  public static Label of(String text, String... colour) {
    var badge = Texts.of(text, "badge");
    badge.getStyleClass().addAll(colour);
    return badge;
  }

  /// The stage of a model version, text and colour.
  public static Label of(Stage stage) {
    return switch (stage) {
      case NONE -> of("None");
      case STAGING -> of("Staging", "warn");
      case PRODUCTION -> of("Production", "good");
      case ARCHIVED -> of("Archived");
    };
  }
}
