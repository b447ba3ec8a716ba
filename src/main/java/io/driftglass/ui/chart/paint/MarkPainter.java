package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.Columns;
import io.driftglass.ui.chart.series.Marks;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.TrackView;
import java.util.BitSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Marks values by what became of them: a disc on each that was filled in, a ring where one was
/// removed; where the samples are too close for that, strips at the foot of the plot.
final class MarkPainter {
  static final double RING = 9;
  private static final double DISC = 6;

  /// A mark this near to the last one drawn, in px, would hide it.
  private static final double APART = 3;

  private static final double STRIP = 3;

  private final GraphicsContext g;
  private final Palette palette;
  private final TrackView view;
  private final ValueScale scale;
  private final Band band;
  private final XScale x;
  private final SeriesSource source;

  MarkPainter(
      GraphicsContext g, Palette palette, TrackView view, XScale x, ValueScale scale, Band band) {
    this.g = g;
    this.palette = palette;
    this.view = view;
    this.scale = scale;
    this.band = band;
    this.x = x;
    source = view.track().measured();
  }

  /// What the track says of its values.
  void draw() {
    var marks = view.marks();
    if (marks.isEmpty()) return;
    if (apart(view, x)) {
      discs(marks.filled());
      removed(marks);
    } else {
      strips(marks);
    }
  }

  /// Whether the samples in view lie far enough from each other for a mark on each.
  static boolean apart(TrackView view, XScale x) {
    if (view.dense()) return false;
    var source = view.track().measured();
    int rows = source.rowAt(x.range().until()) - source.rowAt(x.range().from());
    return rows * APART <= x.width();
  }

  /// Rings around the values of those rows.
  void rings(BitSet rows) {
    ringInk();
    each(source, rows, x, this::y, this::ring);
  }

  /// Discs on the values of those rows.
  void discs(BitSet rows) {
    g.setFill(palette.of(Ink.ACCENT));
    each(
        source,
        rows,
        x,
        this::y,
        (atX, atY) -> g.fillOval(atX - DISC / 2, atY - DISC / 2, DISC, DISC));
  }

  /// What lies beyond the plot is ringed at its edge.
  private void removed(Marks marks) {
    ringInk();
    var removed = marks.removed();
    int until = marks.removedFrom(x.range().until());
    for (int i = marks.removedFrom(x.range().from()); i < until; i++) {
      double within = Math.clamp(y(removed.values()[i]), band.top(), band.bottom());
      ring(x.x(removed.ticks()[i]), within);
    }
  }

  private void strips(Marks marks) {
    var columns = view.measured();
    double share = x.range().length() / Math.max(1, columns.count());
    double foot = band.bottom() - STRIP;
    strip(columns, foot, palette.of(Ink.ACCENT), c -> filled(marks.filled(), columns, c));
    strip(
        columns,
        foot - STRIP - 1,
        palette.of(Ink.MAJOR),
        c -> {
          double from = x.range().from() + c * share;
          return marks.removedFrom(from) < marks.removedFrom(from + share);
        });
  }

  private static boolean filled(BitSet filled, Columns columns, int c) {
    int next = filled.nextSetBit(columns.fromRow(c));
    return next >= 0 && next < columns.untilRow(c);
  }

  /// Neighbouring columns as one piece, 2 px at the least.
  private void strip(Columns columns, double top, Color ink, IntPredicate marked) {
    g.setFill(ink);
    double pixel = x.width() / Math.max(1, columns.count());
    int from = -1;
    for (int c = 0; c <= columns.count(); c++) {
      boolean on = c < columns.count() && marked.test(c);
      if (on && from < 0) from = c;
      if (on || from < 0) continue;
      g.fillRect(from * pixel, top, Math.max(2, (c - from) * pixel), STRIP);
      from = -1;
    }
  }

  private void ringInk() {
    g.setStroke(palette.of(Ink.MAJOR));
    g.setFill(palette.of(Ink.PAPER));
    g.setLineWidth(1.6);
  }

  private void ring(double atX, double atY) {
    g.fillOval(atX - RING / 2, atY - RING / 2, RING, RING);
    g.strokeOval(atX - RING / 2, atY - RING / 2, RING, RING);
  }

  /// A place in px of the plot.
  interface Spot {
    void at(double x, double y);
  }

  /// Marks closer than a few px to one another would be one blot: one is drawn for them.
  static void each(
      SeriesSource source, BitSet rows, XScale x, DoubleUnaryOperator height, Spot spot) {
    double lastX = Double.NEGATIVE_INFINITY;
    double lastY = 0;
    int until = source.rowAt(x.range().until());
    for (int row = rows.nextSetBit(source.rowAt(x.range().from()));
        row >= 0 && row < until;
        row = rows.nextSetBit(row + 1)) {
      if (Double.isNaN(source.value(row))) continue;
      double atX = x.x(source.tick(row));
      double atY = height.applyAsDouble(source.value(row));
      if (atX - lastX < APART && Math.abs(atY - lastY) < APART) continue;
      spot.at(atX, atY);
      lastX = atX;
      lastY = atY;
    }
  }

  private double y(double value) {
    return scale.y(value, band.top(), band.height());
  }
}
