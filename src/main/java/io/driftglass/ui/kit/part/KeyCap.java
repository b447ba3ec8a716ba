package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/// Keys as they look on a keyboard.
public final class KeyCap {
  private KeyCap() {}

  /// @param keys such as `Ctrl+Shift+P`
  public static HBox of(String keys) {
    var caps = new HBox(4);
    caps.setAlignment(Pos.CENTER_LEFT);
    for (var key : List.of(keys.split("\\+", -1)))
      caps.getChildren().add(Texts.of(Words.of(key), "key"));
    return caps;
  }
}
