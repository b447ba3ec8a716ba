package io.driftglass.ui.chart.paint;

import io.driftglass.report.Trace;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.TrackView;

/// A curve as points joined by lines, as many as the screen has columns; missing values and holes
/// in time break it.
final class CurveTrace {
  private final TrackView view;
  private final XScale x;
  private final ValueScale scale;
  private final double left;
  private final Band band;
  private final Trace trace = new Trace();

  private CurveTrace(TrackView view, XScale x, ValueScale scale, double left, Band band) {
    this.view = view;
    this.x = x;
    this.scale = scale;
    this.left = left;
    this.band = band;
  }

  /// @param left px to the left of the plot
  static Trace of(TrackView view, XScale x, ValueScale scale, double left, Band band) {
    var curve = new CurveTrace(view, x, scale, left, band);
    if (view.dense()) curve.columns();
    else curve.samples();
    return curve.trace;
  }

  private void columns() {
    var columns = view.measured();
    double pixel = x.width() / columns.count();
    for (int c = 0; c < columns.count(); c++) {
      if (Double.isNaN(columns.low(c))) continue;
      double at = left + (c + .5) * pixel;
      if (Double.isNaN(columns.before(c))) trace.move(at, y(columns.high(c)));
      else trace.to(at, y(columns.high(c)));
      trace.to(at, y(columns.low(c)));
    }
  }

  private void samples() {
    var source = view.track().measured();
    int from = Math.max(0, source.rowAt(x.range().from()) - 1);
    int until = Math.min(source.rows(), source.rowAt(x.range().until()) + 1);
    for (int row = from; row < until; row++) {
      if (Double.isNaN(source.value(row))) continue;
      double at = left + x.x(source.tick(row));
      if (row > from && source.joined(row)) trace.to(at, y(source.value(row)));
      else trace.move(at, y(source.value(row)));
    }
  }

  private double y(double value) {
    return scale.y(value, band.top(), band.height());
  }
}
