package io.driftglass.ui.kit.part;

import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.text.Words;
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
      case NONE -> of(Words.of("None"));
      case STAGING -> of(Words.of("Staging"), "warn");
      case PRODUCTION -> of(Words.of("Production"), "good");
      case ARCHIVED -> of(Words.of("Archived"));
    };
  }
}
