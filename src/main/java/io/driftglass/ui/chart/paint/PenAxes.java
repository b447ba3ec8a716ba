package io.driftglass.ui.chart.paint;

import io.driftglass.report.Pen;
import io.driftglass.report.Pen.Side;
import io.driftglass.report.Trace;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import java.util.List;

/// The grid of one plot and the letters beside and under it, drawn with a pen.
///
/// @param left px to the left of the plot
/// @param most about how many values there is room for
record PenAxes(
    Pen pen,
    Palette palette,
    XScale x,
    ValueScale y,
    Band band,
    double left,
    List<AxisTick> ticks,
    int most) {
  private static final double AIR = 8;

  /// Room for the last date.
  private static final double DATE = 40;

  void grid() {
    var grid = new Trace();
    for (double value : y.ticks(most)) across(grid, y(value));
    for (var tick : ticks) {
      grid.move(x(tick.at()), band.top());
      grid.to(x(tick.at()), band.bottom());
    }
    pen.line(grid, ink(Ink.GRID), 1);
  }

  /// @param least px below the top of the plot from which there is room for a value
  void letters(double least) {
    for (double value : y.ticks(most)) {
      if (y(value) < band.top() + least) continue;
      pen.text(left - AIR, y(value) + 4, Side.RIGHT, ink(Ink.SUBTLE), y.label(value, most));
    }
    for (var tick : ticks) {
      double at = x(tick.at()) + 4;
      if (at < left || at > left + x.width() - DATE) continue;
      pen.text(at, band.bottom() + 17, Side.LEFT, ink(Ink.SUBTLE), tick.label());
    }
  }

  /// A line from edge to edge.
  void across(Trace trace, double height) {
    trace.move(left, height);
    trace.to(left + x.width(), height);
  }

  double x(double tick) {
    return left + x.x(tick);
  }

  double y(double value) {
    return y.y(value, band.top(), band.height());
  }

  int ink(Ink ink) {
    return Palette.rgb(palette.of(ink));
  }
}
