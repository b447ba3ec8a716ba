package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.Columns;
import io.driftglass.ui.chart.series.SeriesSource;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Fills the area between two series that share their rows, without an outline; breaks where one of
/// them does.
final class BandPainter {
  private final GraphicsContext g;
  private final XScale x;
  private final ValueScale y;
  private final Band band;
  private double[] xs = new double[256];
  private double[] lows = new double[256];
  private double[] highs = new double[256];
  private int count;

  BandPainter(GraphicsContext g, XScale x, ValueScale y, Band band) {
    this.g = g;
    this.x = x;
    this.y = y;
    this.band = band;
  }

  /// From reduced columns.
  void fill(Columns low, Columns high, Color ink) {
    g.setFill(ink);
    double pixel = x.width() / low.count();
    for (int c = 0; c < low.count(); c++) {
      if (Double.isNaN(low.low(c)) || Double.isNaN(low.before(c))) flush();
      if (!Double.isNaN(low.low(c))) add((c + .5) * pixel, low.low(c), high.high(c));
    }
    flush();
  }

  /// Through the samples.
  void fill(SeriesSource low, SeriesSource high, Color ink) {
    g.setFill(ink);
    int from = Math.max(0, low.rowAt(x.range().from()) - 1);
    int until = Math.min(low.rows(), low.rowAt(x.range().until()) + 1);
    for (int row = from; row < until; row++) {
      if (!low.joined(row)) flush();
      if (!Double.isNaN(low.value(row))) add(x.x(low.tick(row)), low.value(row), high.value(row));
    }
    flush();
  }

  private void add(double at, double low, double high) {
    if (2 * count + 2 > xs.length) grow();
    xs[count] = at;
    lows[count] = y.y(low, band.top(), band.height());
    highs[count++] = y.y(high, band.top(), band.height());
  }

  private void grow() {
    xs = Arrays.copyOf(xs, 2 * xs.length);
    lows = Arrays.copyOf(lows, xs.length);
    highs = Arrays.copyOf(highs, xs.length);
  }

  private void flush() {
    if (count > 1 && xs[count - 1] - xs[0] < LineRuns.CLOSE * count) runs();
    else if (count > 1) polygon();
    count = 0;
  }

  /// One upright run a pixel column: what a polygon of so many corners would cover, for less.
  private void runs() {
    int at = 1;
    for (double middle = Math.floor(xs[0]) + .5; middle < xs[count - 1]; middle++) {
      if (middle < xs[0]) continue;
      while (xs[at] < middle) at++;
      double share = (middle - xs[at - 1]) / Math.max(1e-9, xs[at] - xs[at - 1]);
      double top = highs[at - 1] + share * (highs[at] - highs[at - 1]);
      double bottom = lows[at - 1] + share * (lows[at] - lows[at - 1]);
      g.fillRect(middle - .5, top, 1, bottom - top);
    }
  }

  /// Along the upper edge, back along the lower.
  private void polygon() {
    for (int i = 0; i < count; i++) {
      xs[2 * count - 1 - i] = xs[i];
      highs[2 * count - 1 - i] = lows[i];
    }
    g.fillPolygon(xs, highs, 2 * count);
  }
}
