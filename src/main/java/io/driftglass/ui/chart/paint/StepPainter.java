package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.TrackView;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// Draws one channel before or after a step: rings around the values that go, discs on those that
/// came; beneath it, where wanted, how it was.
public final class StepPainter extends Plot.Painter {
  private static final int TICKS = 5;
  private static final double AIR = 8;
  private static final double RING = 9;
  private static final double DISC = 6;

  /// A mark this near to the last one drawn, in px, would hide it.
  private static final double APART = 3;

  private final Palette palette;
  private final AxisPainter dates;
  private Frame frame;

  /// What one frame needs.
  ///
  /// @param under how it was before, drawn faintly
  /// @param rings rows of the line that are ringed
  /// @param discs rows of the line that carry a disc
  /// @param left px to the left of the plot, for the values
  public record Frame(
      TrackView line,
      Optional<TrackView> under,
      BitSet rings,
      BitSet discs,
      XScale x,
      ValueScale y,
      Band band,
      double left,
      List<AxisTick> ticks) {}

  public StepPainter(Palette palette) {
    this.palette = palette;
    dates = new AxisPainter(palette);
  }

  public void frame(Frame now) {
    frame = now;
  }

  @Override
  public void paint(GraphicsContext g) {
    if (frame == null) return;
    values(g);
    g.save();
    g.translate(frame.left, 0);
    new Grid(g, frame.x, frame.band, palette.of(Ink.GRID)).draw(frame.y, TICKS, frame.ticks);
    g.save();
    g.beginPath();
    g.rect(0, frame.band.top() - RING, frame.x.width(), frame.band.height() + 2 * RING);
    g.clip();
    for (var gap : frame.line.gaps()) {
      Shade.hatch(g, frame.x, frame.band, gap, palette.of(Ink.INSET), palette.of(Ink.MISSING, .7));
    }
    frame.under.ifPresent(
        under -> new CurvePainter(g, under, frame.y, frame.band).draw(palette.of(Ink.OTHER), 1));
    new CurvePainter(g, frame.line, frame.y, frame.band).draw(palette.of(Ink.SERIES), 1.4);
    discs(g);
    rings(g);
    g.restore();
    dates.draw(g, frame.x, frame.ticks, frame.band.bottom() + 14);
    g.restore();
  }

  private void values(GraphicsContext g) {
    g.setFont(palette.small());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setFill(palette.of(Ink.SUBTLE));
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    for (double value : frame.y.ticks(TICKS)) {
      g.fillText(frame.y.label(value, TICKS), frame.left - AIR, Math.rint(y(value)));
    }
    g.setTextAlign(TextAlignment.LEFT);
  }

  private void rings(GraphicsContext g) {
    g.setStroke(palette.of(Ink.MAJOR));
    g.setFill(palette.of(Ink.PAPER));
    g.setLineWidth(1.6);
    each(
        frame.rings,
        (x, y) -> {
          g.fillOval(x - RING / 2, y - RING / 2, RING, RING);
          g.strokeOval(x - RING / 2, y - RING / 2, RING, RING);
        });
  }

  private void discs(GraphicsContext g) {
    g.setFill(palette.of(Ink.ACCENT));
    each(frame.discs, (x, y) -> g.fillOval(x - DISC / 2, y - DISC / 2, DISC, DISC));
  }

  private interface Spot {
    void at(double x, double y);
  }

  /// Marks closer than a few px to one another would be one blot: one is drawn for them.
  private void each(BitSet rows, Spot spot) {
    SeriesSource source = frame.line.track().measured();
    double lastX = Double.NEGATIVE_INFINITY;
    double lastY = 0;
    int until = source.rowAt(frame.x.range().until());
    for (int row = rows.nextSetBit(source.rowAt(frame.x.range().from()));
        row >= 0 && row < until;
        row = rows.nextSetBit(row + 1)) {
      if (Double.isNaN(source.value(row))) continue;
      double x = frame.x.x(source.tick(row));
      double y = y(source.value(row));
      if (x - lastX < APART && Math.abs(y - lastY) < APART) continue;
      spot.at(x, y);
      lastX = x;
      lastY = y;
    }
  }

  private double y(double value) {
    return frame.y.y(value, frame.band.top(), frame.band.height());
  }
}
