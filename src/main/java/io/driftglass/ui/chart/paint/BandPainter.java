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

  /// One polygon: along the upper edge, back along the lower.
  private void flush() {
    for (int i = 0; i < count; i++) {
      xs[2 * count - 1 - i] = xs[i];
      highs[2 * count - 1 - i] = lows[i];
    }
    if (count > 1) g.fillPolygon(xs, highs, 2 * count);
    count = 0;
  }
}
