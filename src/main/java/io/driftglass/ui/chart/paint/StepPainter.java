package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
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
  static final int TICKS = 5;
  private static final double AIR = 8;

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

  /// As of the last layout; empty before.
  public Optional<Frame> frame() {
    return Optional.ofNullable(frame);
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
    g.rect(
        0,
        frame.band.top() - MarkPainter.RING,
        frame.x.width(),
        frame.band.height() + 2 * MarkPainter.RING);
    g.clip();
    Hatch.draw(g, frame.x, frame.band, frame.line.gaps(), palette);
    frame.under.ifPresent(
        under -> new CurvePainter(g, under, frame.y, frame.band).draw(palette.of(Ink.OTHER), 1));
    new CurvePainter(g, frame.line, frame.y, frame.band).draw(palette.of(Ink.SERIES), 1.4);
    var marks = new MarkPainter(g, palette, frame.line, frame.x, frame.y, frame.band);
    marks.discs(frame.discs);
    marks.rings(frame.rings);
    g.restore();
    dates.draw(g, frame.x, frame.ticks, frame.band.bottom() + 14 * palette.scale());
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

  private double y(double value) {
    return frame.y.y(value, frame.band.top(), frame.band.height());
  }
}
