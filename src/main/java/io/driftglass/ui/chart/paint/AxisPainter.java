package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.XScale;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.Text;

/// Writes the labels of a time axis, each 4 px to the right of its boundary; one that would touch
/// the label before or the edge is left out.
public final class AxisPainter {
  private static final double INDENT = 4;
  private static final double AIR = 10;

  private final Palette palette;
  private final Text measure = new Text();

  public AxisPainter(Palette palette) {
    this.palette = palette;
  }

  /// @param y middle of the letters
  public void draw(GraphicsContext g, XScale x, List<AxisTick> ticks, double y) {
    draw(g, x, ticks, y, List.of());
  }

  /// @param taken places where something else stands
  public void draw(GraphicsContext g, XScale x, List<AxisTick> ticks, double y, List<Band> taken) {
    Font font = palette.small();
    g.setFont(font);
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
    g.setFill(palette.of(Ink.SUBTLE));
    double free = 0;
    for (var tick : ticks) {
      double left = Math.rint(x.x(tick.at())) + INDENT;
      double right = left + width(tick.label(), font);
      if (left < free || right > x.width()) continue;
      free = right + AIR;
      boolean covered = taken.stream().anyMatch(t -> t.top() < right + 2 && left - 2 < t.bottom());
      if (!covered) g.fillText(tick.label(), left, y);
    }
  }

  /// px of that text.
  double width(String text, Font font) {
    measure.setFont(font);
    measure.setText(text);
    return measure.getLayoutBounds().getWidth();
  }
}
