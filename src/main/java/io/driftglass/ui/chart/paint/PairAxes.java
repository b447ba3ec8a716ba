package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.ValueScale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// Rules and round values of a plot with values in both directions.
///
/// @param across values from the left to the right
/// @param up values from the bottom to the top
/// @param left px to the left of the plot
public record PairAxes(
    ValueScale across, ValueScale up, double left, double top, double width, double height) {
  private static final int TICKS = 5;
  private static final double AIR = 8;

  public double x(double value) {
    return left + width - across.y(value, 0, width);
  }

  public double y(double value) {
    return up.y(value, top, height);
  }

  /// The value at a place across.
  public double acrossAt(double x) {
    return across.value(width - (x - left), 0, width);
  }

  /// The value at a place up.
  public double upAt(double y) {
    return up.value(y, top, height);
  }

  /// @param nameAcross what stands below the plot
  /// @param nameUp what stands above its left edge
  public void draw(GraphicsContext g, Palette palette, String nameAcross, String nameUp) {
    g.setFont(palette.small());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    for (double value : up.ticks(TICKS)) {
      g.setFill(palette.of(Ink.GRID));
      g.fillRect(left, Math.floor(y(value)), width, 1);
      g.setFill(palette.of(Ink.SUBTLE));
      g.fillText(up.label(value, TICKS), left - AIR, Math.rint(y(value)));
    }
    g.setTextAlign(TextAlignment.CENTER);
    for (double value : across.ticks(TICKS)) {
      g.setFill(palette.of(Ink.GRID));
      g.fillRect(Math.floor(x(value)), top, 1, height);
      g.setFill(palette.of(Ink.SUBTLE));
      g.fillText(across.label(value, TICKS), Math.rint(x(value)), top + height + 11);
    }
    names(g, palette, nameAcross, nameUp);
  }

  private void names(GraphicsContext g, Palette palette, String nameAcross, String nameUp) {
    g.setFill(palette.of(Ink.TEXT));
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(nameAcross, left + width, top + height + 26);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(nameUp, left, top - 10);
  }
}
