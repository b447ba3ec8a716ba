package io.driftglass.ui.chart.paint;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.XScale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Tints stretches of time within a strip.
public final class Shade {
  private Shade() {}

  /// A tint over the stretch, at least 2 px wide.
  public static void tint(GraphicsContext g, XScale x, Band band, Interval stretch, Color ink) {
    double left = Math.max(-2, x.x(stretch.from()));
    double right = Math.min(x.width() + 2, x.x(stretch.until()));
    if (right < 0 || left > x.width()) return;
    double width = Math.max(2, Math.rint(right) - Math.rint(left));
    g.setFill(ink);
    g.fillRect(Math.rint(left), band.top(), width, band.height());
  }
}
