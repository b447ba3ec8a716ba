package io.driftglass.ui.chart.paint;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.TrackView;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Draws a series: above two samples a pixel one solid rectangle a pixel column from the lowest to
/// the highest value, joined to the column before; below that a line through the samples, in runs
/// while they lie close. Missing values and holes in time break all of them.
public final class CurvePainter {
  /// From this distance between samples on, in px, each gets a dot.
  private static final double DOTS = 12;

  private final GraphicsContext g;
  private final TrackView view;
  private final ValueScale scale;
  private final Band band;
  private final SeriesSource source;

  public CurvePainter(GraphicsContext g, TrackView view, Band band) {
    this(g, view, view.y(), band);
  }

  /// @param scale the values of the plot, where several series share it
  public CurvePainter(GraphicsContext g, TrackView view, ValueScale scale, Band band) {
    this.g = g;
    this.view = view;
    this.scale = scale;
    this.band = band;
    source = view.track().measured();
  }

  public void draw(Color ink, double width) {
    if (view.dense()) columns(ink, width);
    else line(ink, width);
  }

  /// The part of the columns or samples within a stretch that left the expected band, in another
  /// colour; all of it where nothing was expected.
  void strange(Interval stretch, Color ink, double width) {
    if (view.dense()) strangeColumns(stretch, ink);
    else strangeLine(stretch, ink, width);
  }

  private void columns(Color ink, double least) {
    g.setFill(ink);
    var columns = view.measured();
    double pixel = view.x().width() / columns.count();
    for (int c = 0; c < columns.count(); c++) {
      double low = columns.low(c);
      double high = columns.high(c);
      if (Double.isNaN(low)) continue;
      double before = columns.before(c);
      if (!Double.isNaN(before)) {
        low = Math.min(low, before);
        high = Math.max(high, before);
      }
      column(c, pixel, low, high, least);
    }
  }

  private void strangeColumns(Interval stretch, Color ink) {
    g.setFill(ink);
    var columns = view.measured();
    double pixel = view.x().width() / columns.count();
    int first = (int) Math.max(0, view.x().x(stretch.from()) / pixel);
    int last = (int) Math.min(columns.count() - 1, view.x().x(stretch.until()) / pixel);
    for (int c = first; c <= last; c++) {
      double low = columns.low(c);
      double high = columns.high(c);
      if (Double.isNaN(low)) continue;
      if (view.high().count() == 0) {
        column(c, pixel, low, high, 2);
        continue;
      }
      if (high > view.high().high(c)) column(c, pixel, Math.max(low, view.high().high(c)), high, 2);
      if (low < view.low().low(c)) column(c, pixel, low, Math.min(high, view.low().low(c)), 2);
    }
  }

  private void column(int c, double pixel, double low, double high, double least) {
    double top = Math.floor(y(high) / pixel) * pixel;
    double bottom = Math.ceil(y(low) / pixel) * pixel;
    g.fillRect(c * pixel, top, pixel, Math.max(bottom - top, least));
  }

  private void line(Color ink, double width) {
    int from = Math.max(0, source.rowAt(view.x().range().from()) - 1);
    int until = Math.min(source.rows(), source.rowAt(view.x().range().until()) + 1);
    if ((until - from) * LineRuns.CLOSE > view.x().width()) runs(from, until, ink, width);
    else stroke(from, until, ink, width);
    dots(from, until, ink, width);
  }

  private void runs(int from, int until, Color ink, double width) {
    var runs = new LineRuns((int) Math.ceil(view.x().width()));
    for (int row = from + 1; row < until; row++) {
      if (!source.joined(row)) continue;
      runs.piece(x(row - 1), y(source.value(row - 1)), x(row), y(source.value(row)));
    }
    g.setFill(ink);
    runs.fill(g, width);
  }

  private void stroke(int from, int until, Color ink, double width) {
    g.setStroke(ink);
    g.setLineWidth(width);
    g.beginPath();
    for (int row = from; row < until; row++) {
      if (row > from && source.joined(row)) g.lineTo(x(row), y(source.value(row)));
      else if (!Double.isNaN(source.value(row))) g.moveTo(x(row), y(source.value(row)));
    }
    g.stroke();
  }

  private void strangeLine(Interval stretch, Color ink, double width) {
    g.setStroke(ink);
    g.setLineWidth(width);
    g.beginPath();
    int first = source.rowAt(stretch.from());
    int last = Math.min(source.rows(), source.rowAt(stretch.until()));
    boolean judged = view.track().expected().isPresent();
    for (int row = judged ? first : first + 1; row < last; row++) {
      boolean outside = outside(row);
      if (source.joined(row) && (outside || (row > first && outside(row - 1)))) {
        g.moveTo(x(row - 1), y(source.value(row - 1)));
        g.lineTo(x(row), y(source.value(row)));
      }
    }
    if (judged
        && last > first
        && last < source.rows()
        && source.joined(last)
        && outside(last - 1)) {
      g.moveTo(x(last - 1), y(source.value(last - 1)));
      g.lineTo(x(last), y(source.value(last)));
    }
    g.stroke();
  }

  /// Samples without neighbours, and all of them where they lie far apart.
  private void dots(int from, int until, Color ink, double width) {
    boolean all = (until - from) * DOTS < view.x().width();
    double size = all ? width + 2 : width + 1;
    g.setFill(ink);
    for (int row = from; row < until; row++) {
      boolean alone = !source.joined(row) && (row + 1 >= source.rows() || !source.joined(row + 1));
      if ((all || alone) && !Double.isNaN(source.value(row))) {
        g.fillOval(x(row) - size / 2, y(source.value(row)) - size / 2, size, size);
      }
    }
  }

  private boolean outside(int row) {
    var expected = view.track().expected();
    if (expected.isEmpty()) return true;
    double value = source.value(row);
    return value > expected.get().high().value(row) || value < expected.get().low().value(row);
  }

  private double x(int row) {
    return view.x().x(source.tick(row));
  }

  private double y(double value) {
    return scale.y(value, band.top(), band.height());
  }
}
