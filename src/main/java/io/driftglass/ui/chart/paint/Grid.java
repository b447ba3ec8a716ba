package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Rules along and across a plot, one whole pixel wide: filled, because a stroke of that size costs
/// the renderer without a graphics card more than everything else in a frame.
final class Grid {
  private final GraphicsContext g;
  private final XScale x;
  private final Band band;

  Grid(GraphicsContext g, XScale x, Band band, Color ink) {
    this.g = g;
    this.x = x;
    this.band = band;
    g.setFill(ink);
  }

  /// Rules at that many round values or fewer, and at the boundaries of time.
  void draw(ValueScale y, int most, List<AxisTick> ticks) {
    for (double value : y.ticks(most)) across(y.y(value, band.top(), band.height()));
    along(ticks, 0);
  }

  /// A rule from the left to the right.
  void across(double at) {
    g.fillRect(0, Math.floor(at), x.width(), 1);
  }

  /// Rules from the top to the bottom.
  ///
  /// @param above px by which they reach out over the band
  void along(List<AxisTick> ticks, double above) {
    for (var tick : ticks) {
      g.fillRect(Math.floor(x.x(tick.at())), band.top() - above, 1, band.height() + above);
    }
  }
}
