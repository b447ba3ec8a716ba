package io.driftglass.report;

import java.util.List;

/// One thing drawn in a plot; pixels from its upper left corner.
sealed interface Shape {
  Style style();

  record Box(Style style, double x, double y, double width, double height) implements Shape {}

  record Point(double x, double y) {}

  /// Point to point, without a break.
  record Line(Style style, List<Point> points) implements Shape {}

  /// A closed outline.
  record Outline(Style style, List<Point> points) implements Shape {}

  /// @param y base line
  record Text(Style style, double x, double y, Align align, String text) implements Shape {}

  /// Which end of a text stands at its x.
  enum Align {
    START,
    END
  }
}
