package io.driftglass.ui.chart.paint;

import io.driftglass.report.Pen;
import io.driftglass.report.SvgPen;

/// What a chart shows, to be drawn with a pen that stays sharp at any size.
public interface Figure {
  /// Pixels of the whole chart.
  double width();

  double height();

  /// Said by screen readers.
  String title();

  void draw(Pen pen);

  /// As SVG 1.1.
  default String svg() {
    var pen = new SvgPen(width(), height(), title());
    draw(pen);
    return pen.svg();
  }
}
