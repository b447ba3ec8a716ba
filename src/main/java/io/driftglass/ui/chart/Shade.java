package io.driftglass.ui.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Marks stretches of time within a strip: tints and hatches.
final class Shade {
  private static final double HATCH = 6;

  private Shade() {}

  /// A tint over `from` until `until`, at least 2 px wide.
  static void tint(GraphicsContext g, XScale x, Band band, double from, double until, Color ink) {
    double left = Math.max(-2, x.x(from));
    double right = Math.min(x.width() + 2, x.x(until));
    if (right < 0 || left > x.width()) return;
    double width = Math.max(2, Math.round(right) - Math.round(left));
    g.setFill(ink);
    g.fillRect(Math.round(left), band.top(), width, band.height());
  }

  /// Slanted lines for what was not measured, on a ground of their own; nothing where they would be
  /// under 3 px wide.
  static void hatch(
      GraphicsContext g, XScale x, Band band, double from, double until, Color ground, Color ink) {
    double left = Math.round(Math.max(0, x.x(from)));
    double right = Math.round(Math.min(x.width(), x.x(until)));
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
