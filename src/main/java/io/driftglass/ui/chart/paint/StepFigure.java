package io.driftglass.ui.chart.paint;

import io.driftglass.report.Pen;
import io.driftglass.report.Pen.Side;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.series.TrackView;
import java.util.BitSet;
import java.util.Optional;

/// What the chart of a channel before or after a step shows, drawn with a pen that stays sharp at
/// any size: its name, how it was, how it is, and the marks of the values that went and came.
///
/// @param frame empty where nothing is shown
/// @param width of the whole chart in px
/// @param top px above it in the picture
public record StepFigure(
    Optional<StepPainter.Frame> frame, Palette palette, double width, double height, double top)
    implements Figure {
  private static final double RING = MarkPainter.RING / 2;

  @Override
  public String title() {
    return frame.map(shown -> shown.line().track().name()).orElse("");
  }

  @Override
  public void draw(Pen pen) {
    pen.area(0, top, width, height, Palette.rgb(palette.of(Ink.PAPER)), 1);
    frame.ifPresent(shown -> draw(pen, shown));
  }

  private void draw(Pen pen, StepPainter.Frame shown) {
    var band = new Band(top + shown.band().top(), shown.band().height());
    var axes =
        new PenAxes(
            pen,
            palette,
            shown.x(),
            shown.y(),
            band,
            shown.left(),
            shown.ticks(),
            StepPainter.TICKS);
    axes.grid();
    pen.clip(shown.left(), band.top() - RING, shown.x().width(), band.height() + 2 * RING);
    shown.under().ifPresent(under -> curve(axes, under, Ink.OTHER, 1));
    curve(axes, shown.line(), Ink.SERIES, 1.4);
    marks(axes, shown, shown.discs(), (x, y) -> pen.disc(x, y, 3, axes.ink(Ink.ACCENT)));
    marks(axes, shown, shown.rings(), (x, y) -> pen.ring(x, y, RING, axes.ink(Ink.MAJOR), 1.6));
    pen.unclip();
    axes.letters(0);
    pen.text(shown.left() + 6, band.top() + 12, Side.LEFT, axes.ink(Ink.TEXT), title());
  }

  private static void curve(PenAxes axes, TrackView view, Ink ink, double thick) {
    var trace = CurveTrace.of(view, axes.x(), axes.y(), axes.left(), axes.band());
    axes.pen().line(trace, axes.ink(ink), thick);
  }

  private static void marks(
      PenAxes axes, StepPainter.Frame shown, BitSet rows, MarkPainter.Spot spot) {
    MarkPainter.each(
        shown.line().track().measured(),
        rows,
        axes.x(),
        axes::y,
        (x, y) -> spot.at(axes.left() + x, y));
  }
}
