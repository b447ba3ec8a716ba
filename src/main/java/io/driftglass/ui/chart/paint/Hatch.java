package io.driftglass.ui.chart.paint;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.XScale;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;

/// Slanted lines over stretches that were not measured, on a ground of their own. A tile that
/// repeats: lines stroked one by one, each clipped to its stretch, keep the renderer busy for a
/// tenth of a second where a series has many holes.
final class Hatch {
  private static final int TILE = 6;
  private static final double INK = .7;

  /// How much of the ink the pixels beside a line take.
  private static final double EDGE = .35;

  private Hatch() {}

  /// Those that would be under 3 px wide are left out.
  static void draw(
      GraphicsContext g, XScale x, Band band, List<Interval> stretches, Palette palette) {
    boolean tiled = false;
    for (var stretch : stretches) {
      double left = Math.rint(Math.max(0, x.x(stretch.from())));
      double right = Math.rint(Math.min(x.width(), x.x(stretch.until())));
      if (right - left < 3) continue;
      if (!tiled) g.setFill(tile(palette.of(Ink.INSET), palette.of(Ink.MISSING, INK)));
      tiled = true;
      g.fillRect(left, Math.rint(band.top()), right - left, Math.rint(band.height()));
    }
  }

  private static ImagePattern tile(Color ground, Color ink) {
    var tile = new WritableImage(TILE, TILE);
    var pixels = tile.getPixelWriter();
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) pixels.setColor(x, y, colour((x + y) % TILE, ground, ink));
    }
    return new ImagePattern(tile, 0, 0, TILE, TILE, false);
  }

  /// @param from pixels to the line on the left
  private static Color colour(int from, Color ground, Color ink) {
    double share = from == 0 ? 1 : from == 1 || from == TILE - 1 ? EDGE : 0;
    var opaque = Color.color(ink.getRed(), ink.getGreen(), ink.getBlue());
    return ground.interpolate(opaque, share * ink.getOpacity());
  }
}
