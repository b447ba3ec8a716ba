package io.driftglass.ui.kit;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Shortcuts as the window writes them: `Ctrl+Shift+P`, `Del`, `A`.
public final class Keys {
  private Keys() {}

  /// The combination that a declared shortcut stands for.
  ///
  /// @throws IllegalArgumentException where there is no such key
  public static KeyCombination combination(String keys) {
    return KeyCombination.valueOf(keys.replace("Ctrl+", "Shortcut+").replace("Del", "Delete"));
  }

  /// Whether these keys were pressed; no keys never were.
  static boolean fit(String keys, KeyEvent event) {
    return !keys.isEmpty() && combination(keys).match(event);
  }
}
