package io.driftglass.ui.kit;

import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What the mouse does, as tests make it do.
public final class Mouse {
  private Mouse() {}

  /// With no button down, as where the pointer moves, enters or leaves.
  public static MouseEvent of(EventType<MouseEvent> type, double x, double y) {
    return of(type, x, y, MouseButton.NONE);
  }

  /// With the button down, once, where it was pressed.
  public static MouseEvent of(EventType<MouseEvent> type, double x, double y, MouseButton button) {
    int clicks = button == MouseButton.NONE ? 0 : 1;
    boolean primary = button == MouseButton.PRIMARY;
    boolean middle = button == MouseButton.MIDDLE;
    boolean secondary = button == MouseButton.SECONDARY;
    return new MouseEvent(
        type, x, y, x, y, button, clicks, false, false, false, false, primary, middle, secondary,
        false, false, true, null);
  }
}
