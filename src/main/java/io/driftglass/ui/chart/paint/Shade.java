package io.driftglass.ui.chart.paint;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.XScale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Marks stretches of time within a strip: tints and hatches.
public final class Shade {
  private static final double HATCH = 6;

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

  /// Slanted lines for what was not measured, on a ground of their own; nothing where they would be
  /// under 3 px wide.
  static void hatch(
      GraphicsContext g, XScale x, Band band, Interval stretch, Color ground, Color ink) {
    double left = Math.rint(Math.max(0, x.x(stretch.from())));
    double right = Math.rint(Math.min(x.width(), x.x(stretch.until())));
    if (right - left < 3) return;
    g.save();
    g.beginPath();
    g.rect(left, band.top(), right - left, band.height());
    g.clip();
    g.setFill(ground);
    g.fillRect(left, band.top(), right - left, band.height());
    g.setStroke(ink);
    g.setLineWidth(1);
    double start = Math.floor((left - band.height()) / HATCH) * HATCH;
    for (double at = start; at < right; at += HATCH) {
      g.strokeLine(at, band.bottom(), at + band.height(), band.top());
    }
    g.restore();
  }
}
