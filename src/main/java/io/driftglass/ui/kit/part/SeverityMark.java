package io.driftglass.ui.kit.part;

import io.driftglass.detect.Severity;
import io.driftglass.ui.kit.text.Words;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// The sign of a severity: a shape as well as a colour, so that neither is needed alone.
public final class SeverityMark {
  private SeverityMark() {}

  /// Diamond, triangle, disc or bar within 12 x 12 px, filled by the style class of [#styleClass].
  public static Node of(Severity severity) {
    Shape shape =
        switch (severity) {
          case CRITICAL -> new Polygon(6, 0, 12, 6, 6, 12, 0, 6);
          case MAJOR -> new Polygon(6, 1, 12, 11.5, 0, 11.5);
          case MINOR -> new Circle(5);
          case LOW -> rounded(new Rectangle(11, 5));
        };
    shape.getStyleClass().addAll("severity", styleClass(severity));
    return shape;
  }

  /// `critical`, `major`, `minor` or `low`: colours anything that has the class `severity` too.
  public static String styleClass(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /// `Critical`, `Major`, `Minor` or `Low`.
  public static String title(Severity severity) {
    String name = severity.name();
    return Words.of(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
  }

  private static Rectangle rounded(Rectangle bar) {
    bar.setArcWidth(3);
    bar.setArcHeight(3);
    return bar;
  }
}
