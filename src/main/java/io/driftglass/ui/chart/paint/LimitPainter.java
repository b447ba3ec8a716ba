package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.series.Limit;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// Draws alarm limits through a plot, with shape and name at its right end as far as they have
/// room. The dashes are filled: strokes cost the renderer without a graphics card far more.
final class LimitPainter {
  private static final double DASH = 6;
  private static final double STEP = 10;
  private static final double NAMED = 56;
  private static final double APART = 14;

  private final GraphicsContext g;
  private final Palette palette;
  private final double width;
  private final ValueScale scale;
  private final Band band;

  LimitPainter(GraphicsContext g, Palette palette, double width, ValueScale scale, Band band) {
    this.g = g;
    this.palette = palette;
    this.width = width;
    this.scale = scale;
    this.band = band;
  }

  /// @param told whether names stand beside them
  void draw(List<Limit> limits, boolean told) {
    if (limits.isEmpty()) return;
    double named = Double.NaN;
    for (var limit : limits) {
      double y = Math.floor(scale.y(limit.value(), band.top(), band.height()));
      if (!band.contains(y)) continue;
      g.setFill(palette.of(limit.level().severity()));
      for (double x = 0; x < width; x += STEP) g.fillRect(x, y, Math.min(DASH, width - x), 1);
      Mark.fill(g, limit.level().severity(), width - 8, y);
      if (!told || !named(band, y, named)) continue;
      name(limit, y);
      named = y;
    }
  }

  /// Whether there is room for a name.
  ///
  /// @param last where the last one stands, NaN for none
  static boolean named(Band band, double y, double last) {
    return band.height() >= NAMED && !(Math.abs(y - last) < APART);
  }

  /// On paper, so that a curve behind it leaves it readable.
  private void name(Limit limit, double y) {
    g.setFont(palette.small());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    double wide = limit.text().length() * palette.small().getSize() * .56 + 6;
    g.setFill(palette.of(Ink.PAPER, .8));
    g.fillRect(width - 18 - wide, y - 7, wide, 14);
    g.setFill(palette.of(Ink.TEXT));
    g.fillText(limit.text(), width - 20, y);
    g.setTextAlign(TextAlignment.LEFT);
  }
}
