package io.driftglass.ui.shell;

import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/// A drop of sea-glass with a pulse in it.
final class Logo extends Pane {
  private static final String DROP =
      "M10,0 C11.5,2.6 19,6 19,12.5 C19,17 15,20 10,20 C5,20 1,17 1,12.5 C1,6 8.5,2.6 10,0 Z";
  private static final String PULSE = "M4,12.5 L7,12.5 L9,8.5 L11.5,15.5 L13.2,12.5 L16,12.5";

  Logo() {
    getChildren().addAll(path(DROP, "logo-drop"), path(PULSE, "logo-pulse"));
    setMinSize(20, 20);
    setMaxSize(20, 20);
  }

  private static SVGPath path(String content, String styleClass) {
    var path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().add(styleClass);
    return path;
  }
}
