package io.driftglass.ui.chart.paint;

import io.driftglass.report.Pen;
import io.driftglass.report.Pen.Side;
import io.driftglass.report.Trace;
import io.driftglass.ui.chart.paint.ForecastPainter.Frame;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.series.Ribbon;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.TrackView;
import java.util.List;

/// What the chart of a forecast shows, drawn with a pen that stays sharp at any size: the past, the
/// line of now, the median with its bands, and the limits.
///
/// @param width of the whole chart in px
/// @param title said by screen readers
public record ForecastFigure(
    Frame frame, Palette palette, double width, double height, String title) implements Figure {
  private static final double AIR = 8;

  /// px that the unit takes at the top.
  private static final double UNIT = 12;

  @Override
  public void draw(Pen pen) {
    pen.area(0, 0, width, height, ink(Ink.PAPER), 1);
    var axes = axes(pen);
    axes.grid();
    pen.clip(frame.left(), frame.band().top(), frame.x().width(), frame.band().height());
    frame.earlier().ifPresent(earlier -> past(pen, earlier));
    ribbons(pen, frame.outlook().ribbons(), .2, .14);
    curve(pen, frame.outlook().measured(), Ink.SERIES, 1.4);
    for (var other : frame.grey()) {
      other.median().ifPresent(view -> curve(pen, view, Ink.MUTED, 1.4));
    }
    frame.outlook().median().ifPresent(view -> curve(pen, view, Ink.FORECAST, 2));
    limits(axes);
    now(pen);
    pen.unclip();
    axes.letters(UNIT);
    words(pen);
  }

  private PenAxes axes(Pen pen) {
    return new PenAxes(
        pen,
        palette,
        frame.x(),
        frame.y(),
        frame.band(),
        frame.left(),
        frame.ticks(),
        ForecastPainter.TICKS);
  }

  private void past(Pen pen, Outlook earlier) {
    ribbons(pen, earlier.ribbons(), 0, .09);
    earlier.median().ifPresent(view -> pen.dashes(trace(view), ink(Ink.FORECAST), 1.2));
  }

  /// The widest band in `outer`, the others in `inner`; 0 leaves them out.
  private void ribbons(Pen pen, List<Ribbon> ribbons, double inner, double outer) {
    for (int i = 0; i < ribbons.size(); i++) {
      double opacity = i == 0 ? outer : inner;
      if (opacity == 0) continue;
      var ribbon = ribbons.get(i);
      for (int pixel = 0; pixel < frame.x().width(); pixel++) {
        double tick = frame.x().tick(pixel + .5);
        double top = y(at(ribbon.high(), tick));
        double bottom = y(at(ribbon.low(), tick));
        if (Double.isNaN(top) || Double.isNaN(bottom)) continue;
        pen.area(frame.left() + pixel, top, 1, bottom - top, ink(Ink.FORECAST), opacity);
      }
    }
  }

  /// Between two rows the values lie on a line; NaN before the first and after the last.
  private static double at(SeriesSource series, double tick) {
    int row = series.rowAt(tick);
    if (row <= 0 || row >= series.rows()) return Double.NaN;
    double before = series.tick(row - 1);
    double share = (tick - before) / (series.tick(row) - before);
    return series.value(row - 1) + share * (series.value(row) - series.value(row - 1));
  }

  private void curve(Pen pen, TrackView view, Ink ink, double thick) {
    pen.line(trace(view), ink(ink), thick);
  }

  private Trace trace(TrackView view) {
    return CurveTrace.of(view, frame.x(), frame.y(), frame.left(), frame.band());
  }

  private void limits(PenAxes axes) {
    for (var limit : frame.limits()) {
      double y = y(limit.value());
      if (!frame.band().contains(y)) continue;
      var line = new Trace();
      axes.across(line, y);
      axes.pen().dashes(line, Palette.rgb(palette.of(limit.level().severity())), 1.3);
    }
  }

  private void now(Pen pen) {
    if (frame.outlook().median().isEmpty()) return;
    double x = x((double) frame.outlook().now());
    var line = new Trace();
    line.move(x, frame.band().top());
    line.to(x, frame.band().bottom());
    pen.line(line, ink(Ink.TEXT), 1.5);
  }

  private void words(Pen pen) {
    double left = frame.left() - AIR;
    pen.text(left, frame.band().top() - 2, Side.RIGHT, ink(Ink.SUBTLE), frame.outlook().unit());
    for (var limit : frame.limits()) {
      if (!frame.band().contains(y(limit.value()))) continue;
      double right = frame.left() + frame.x().width() + AIR;
      pen.text(right, y(limit.value()) + 4, Side.LEFT, ink(Ink.TEXT), limit.text());
      if (limit.note().isEmpty()) continue;
      pen.text(right, y(limit.value()) + 18, Side.LEFT, ink(Ink.SUBTLE), limit.note());
    }
  }

  private double x(double tick) {
    return frame.left() + frame.x().x(tick);
  }

  private double y(double value) {
    return frame.y().y(value, frame.band().top(), frame.band().height());
  }

  private int ink(Ink ink) {
    return Palette.rgb(palette.of(ink));
  }
}
