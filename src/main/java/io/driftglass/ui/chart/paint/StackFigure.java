package io.driftglass.ui.chart.paint;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.SeverityBands;
import io.driftglass.report.Pen;
import io.driftglass.report.Pen.Side;
import io.driftglass.report.Trace;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.Columns;
import io.driftglass.ui.chart.series.TrackView;
import java.util.List;

/// What a time chart shows, drawn with a pen that stays sharp at any size: the visible channels
/// with their names, grid, events, limits, marks and curves, the score, or the small charts in
/// view.
public final class StackFigure implements Figure {
  private static final double LEFT = 176;
  private static final double RIGHT = 12;
  private static final double AIR = 8;

  /// One of the small charts.
  ///
  /// @param y the axis it is drawn on
  /// @param left px to the left of it, and `top` above it
  public record Cell(
      TrackView view, XScale x, ValueScale y, double left, double top, double height) {}

  private final Stack stack;
  private final List<Cell> cells;
  private final String title;
  private Pen pen;

  /// @param cells the small charts in view, where they are shown instead of the stack
  public StackFigure(Stack stack, List<Cell> cells, String title) {
    this.stack = stack;
    this.cells = cells;
    this.title = title;
  }

  @Override
  public double width() {
    return LEFT + stack.x().width() + RIGHT;
  }

  @Override
  public double height() {
    return stack.axis().bottom();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public void draw(Pen on) {
    pen = on;
    pen.area(0, 0, width(), height(), ink(Ink.PAPER), 1);
    if (cells.isEmpty()) stack();
    else cells.forEach(this::cell);
  }

  private void stack() {
    for (int track = 0; track < stack.tracks().size(); track++) {
      if (stack.visible(track)) row(track);
    }
    score();
    for (var tick : stack.ticks()) {
      double x = LEFT + stack.x().x(tick.at()) + 4;
      if (x < LEFT || x > width() - 40) continue;
      pen.text(x, stack.axis().top() + 17, Side.LEFT, ink(Ink.SUBTLE), tick.label());
    }
  }

  private void row(int track) {
    var view = stack.tracks().get(track);
    var band = stack.plot(track);
    pen.clip(LEFT, stack.channels().top(), stack.x().width(), stack.channels().height());
    if (stack.leads(track)) ground(view, band, stack.labelled(track));
    double width = stack.isOverlaid() ? 1.4 : 1;
    var curve = CurveTrace.of(view, stack.x(), view.y(), LEFT, band);
    pen.line(curve, Palette.rgb(stack.ink(track)), width);
    if (stack.measurable(track)) limits(view, band);
    marks(view, band);
    pen.unclip();
    names(track, view, band);
  }

  private void ground(TrackView view, Band band, boolean labelled) {
    var grid = new Trace();
    if (labelled) {
      for (double value : view.y().ticks(RowPainter.ticks(band))) {
        across(grid, y(view, band, value));
      }
    }
    for (var tick : stack.ticks()) {
      grid.move(LEFT + stack.x().x(tick.at()), band.top());
      grid.to(LEFT + stack.x().x(tick.at()), band.bottom());
    }
    pen.line(grid, ink(Ink.GRID), 1);
    for (var event : stack.events()) {
      if (!stack.x().range().overlaps(event.interval())) continue;
      double from = stack.x().x(event.interval().from());
      double wide = Math.max(2, stack.x().pixels((double) event.interval().length()));
      int colour = Palette.rgb(stack.palette().of(event.severity()));
      pen.area(LEFT + from, band.top(), wide, band.height(), colour, .13);
    }
  }

  private void limits(TrackView view, Band band) {
    double named = Double.NaN;
    for (var limit : view.limits()) {
      double y = y(view, band, limit.value());
      if (!band.contains(y)) continue;
      var line = new Trace();
      across(line, y);
      pen.dashes(line, Palette.rgb(stack.palette().of(limit.level().severity())), 1.3);
      if (stack.isOverlaid() || !LimitPainter.named(band, y, named)) continue;
      named = y;
      double right = LEFT + stack.x().width() - 4;
      pen.text(right, y - 3, Side.RIGHT, ink(Ink.TEXT), limit.text());
    }
  }

  /// Where samples lie too close on the screen for a mark on each, they have none here either.
  private void marks(TrackView view, Band band) {
    var marks = view.marks();
    var source = view.track().measured();
    int from = source.rowAt(stack.x().range().from());
    int until = source.rowAt(stack.x().range().until());
    if (marks.isEmpty() || !MarkPainter.apart(view, stack.x())) return;
    for (int row = marks.filled().nextSetBit(from);
        row >= 0 && row < until;
        row = marks.filled().nextSetBit(row + 1)) {
      if (Double.isNaN(source.value(row))) continue;
      double x = LEFT + stack.x().x(source.tick(row));
      pen.disc(x, y(view, band, source.value(row)), 3, ink(Ink.ACCENT));
    }
    int last = marks.removedFrom(stack.x().range().until());
    for (int i = marks.removedFrom(stack.x().range().from()); i < last; i++) {
      double value = y(view, band, marks.removed().values()[i]);
      double x = LEFT + stack.x().x(marks.removed().ticks()[i]);
      pen.ring(x, Math.clamp(value, band.top(), band.bottom()), 4.5, ink(Ink.MAJOR), 1.6);
    }
  }

  private void names(int track, TrackView view, Band band) {
    if (stack.isOverlaid()) {
      int place = stack.overlaid().indexOf(track);
      double y = band.top() + 16 + place * 34;
      pen.area(16, y - 10, 3, 28, Palette.rgb(stack.ink(track)), 1);
      pen.text(24, y, Side.LEFT, ink(Ink.TEXT), view.track().name());
      pen.text(24, y + 15, Side.LEFT, ink(Ink.SUBTLE), view.seen());
    } else {
      pen.text(16, band.top() + 16, Side.LEFT, ink(Ink.TEXT), view.track().name());
      pen.text(16, band.top() + 31, Side.LEFT, ink(Ink.SUBTLE), view.track().unit());
    }
    if (!stack.labelled(track)) return;
    int most = RowPainter.ticks(band);
    for (double value : view.y().ticks(most)) {
      double y = y(view, band, value) + 4;
      pen.text(LEFT - AIR, y, Side.RIGHT, ink(Ink.SUBTLE), view.y().label(value, most));
    }
  }

  /// One column a pixel, the threshold as a line.
  private void score() {
    if (stack.score().isEmpty()) return;
    var band = stack.scorePlot();
    var columns = new Columns();
    int count = Math.max(1, (int) stack.x().width());
    stack.score().get().score().reduce(stack.x().range(), columns.of(count));
    double pixel = stack.x().width() / count;
    pen.text(16, band.top() + 12, Side.LEFT, ink(Ink.TEXT), "Anomaly score");
    for (int c = 0; c < count; c++) {
      double score = Math.min(1, columns.high(c));
      if (!(score > 0)) continue;
      boolean over = score >= stack.threshold();
      var tick = (long) stack.x().tick((c + .5) * pixel);
      var severity =
          stack.eventAt(tick).map(AnomalyEvent::severity).orElse(SeverityBands.USUAL.of(score));
      int colour = over ? Palette.rgb(stack.palette().of(severity)) : ink(Ink.SERIES);
      double high = score * band.height();
      pen.area(LEFT + c * pixel, band.bottom() - high, pixel, high, colour, over ? 1 : .3);
    }
    var line = new Trace();
    across(line, band.bottom() - stack.threshold() * band.height());
    pen.dashes(line, ink(Ink.TEXT), 1.2);
  }

  private void cell(Cell cell) {
    double width = cell.x.width();
    var frame = new Trace();
    frame.move(cell.left, cell.top);
    frame.to(cell.left + width, cell.top);
    frame.to(cell.left + width, cell.top + cell.height);
    frame.to(cell.left, cell.top + cell.height);
    frame.to(cell.left, cell.top);
    pen.line(frame, ink(Ink.RULE), 1);
    pen.text(cell.left + AIR, cell.top + 15, Side.LEFT, ink(Ink.TEXT), cell.view.track().name());
    pen.text(cell.left + width - AIR, cell.top + 15, Side.RIGHT, ink(Ink.SUBTLE), cell.view.seen());
    var band = CellPainter.plot(cell.height, stack.scale());
    var room = new Band(cell.top + band.top(), band.height());
    pen.clip(cell.left, room.top(), width, room.height());
    var curve = CurveTrace.of(cell.view, cell.x, cell.y, cell.left, room);
    pen.line(curve, ink(Ink.SERIES), 1);
    for (var limit : cell.view.limits()) {
      double y = cell.y.y(limit.value(), room.top(), room.height());
      if (!room.contains(y)) continue;
      var line = new Trace();
      line.move(cell.left, y);
      line.to(cell.left + width, y);
      pen.dashes(line, Palette.rgb(stack.palette().of(limit.level().severity())), 1.3);
    }
    pen.unclip();
  }

  private void across(Trace trace, double y) {
    trace.move(LEFT, y);
    trace.to(LEFT + stack.x().width(), y);
  }

  private static double y(TrackView view, Band band, double value) {
    return view.y().y(value, band.top(), band.height());
  }

  private int ink(Ink ink) {
    return Palette.rgb(stack.palette().of(ink));
  }
}
