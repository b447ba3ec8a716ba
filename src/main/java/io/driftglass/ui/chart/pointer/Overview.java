package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.AxisPainter;
import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.CurvePainter;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.paint.Plot;
import io.driftglass.ui.chart.paint.Shade;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.TrackView;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// All there is in 48 px: one curve, the events, and the window of what is shown below, which is
/// dragged whole or by its handles. A press outside brings the window there.
public final class Overview extends Pane {
  public static final double HEIGHT = 48;
  private static final Band CURVE = new Band(9, 21);
  private static final Band WINDOW = new Band(5, 29);
  private static final double DATES = 42;
  private static final double GRIP = 6;
  private static final long REST_NANOS = 250_000_000;

  private enum Part {
    LEFT,
    RIGHT,
    WHOLE
  }

  private final Stack stack;
  private final Viewport viewport;
  private final Plot plot;
  private final Region before = region("dg-veil");
  private final Region after = region("dg-veil");
  private final Region window = region("dg-window");
  private final Region left = region("dg-handle");
  private final Region right = region("dg-handle");
  private TrackView view;
  private List<AxisTick> ticks = List.of();
  private boolean stale = true;
  private long painted;
  private double drawn = -1;
  private Part part = Part.WHOLE;
  private double grabbed;
  private Range start = new Range(0, 1);

  public Overview(Stack stack, Viewport viewport) {
    this.stack = stack;
    this.viewport = viewport;
    plot = new Plot(List.of(new Picture()));
    getChildren().setAll(plot, before, after, window, left, right);
    setManaged(false);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseMoved(
        event -> setCursor(part(event.getX()) == Part.WHOLE ? Cursor.DEFAULT : Cursor.H_RESIZE));
  }

  public void open() {
    view = stack.tracks().isEmpty() ? null : new TrackView(stack.tracks().getFirst().track());
  }

  /// Draws its curve anew where it was still coarse.
  public void refine() {
    if (view != null && view.measured().coarse()) stale = true;
  }

  /// Puts the window in its place, and draws all that lies under it where data, events, colours or
  /// the size are others than before.
  public void paint(List<AxisTick> boundaries) {
    ticks = boundaries;
    if (stale || drawn != getWidth()) {
      plot.resizeRelocate(0, 0, getWidth(), getHeight());
      plot.paint();
      painted = System.nanoTime();
      stale = false;
      drawn = getWidth();
    }
    place();
  }

  /// More data have come: it is drawn anew with the frame after so long a rest.
  public void grown() {
    stale |= System.nanoTime() - painted > REST_NANOS;
  }

  /// Something other than the visible range has changed.
  public void stale() {
    stale = true;
  }

  XScale x() {
    return new XScale(viewport.span(), Math.max(1, getWidth()));
  }

  /// Pixels it takes with letters of that size.
  public double height() {
    return Math.rint(HEIGHT * stack.scale());
  }

  private Band scaled(Band band) {
    return new Band(band.top() * stack.scale(), band.height() * stack.scale());
  }

  /// Puts the window over what is shown.
  void place() {
    var strip = scaled(WINDOW);
    double from = x().x(viewport.visible().from());
    double until = Math.max(from + 8, x().x(viewport.visible().until()));
    before.resizeRelocate(0, strip.top(), Math.max(0, from), strip.height());
    after.resizeRelocate(until, strip.top(), Math.max(0, getWidth() - until), strip.height());
    window.resizeRelocate(from, strip.top(), until - from, strip.height());
    double top = strip.top() + (strip.height() - 12) / 2;
    left.resizeRelocate(from - 2, top, 5, 12);
    right.resizeRelocate(until - 3, top, 5, 12);
  }

  @Override
  protected void layoutChildren() {}

  private Part part(double at) {
    double from = x().x(viewport.visible().from());
    double until = x().x(viewport.visible().until());
    double toLeft = Math.abs(at - from);
    double toRight = Math.abs(at - until);
    if (Math.min(toLeft, toRight) > GRIP) return Part.WHOLE;
    return toLeft < toRight ? Part.LEFT : Part.RIGHT;
  }

  private void press(MouseEvent event) {
    viewport.remember();
    part = part(event.getX());
    double tick = x().tick(event.getX());
    if (part == Part.WHOLE && !viewport.visible().contains(tick)) {
      viewport.slide(viewport.visible().moved(tick - viewport.visible().middle()));
    }
    grabbed = tick;
    start = viewport.visible();
  }

  private void drag(MouseEvent event) {
    double tick = x().tick(event.getX());
    double least = viewport.span().length() / Math.max(1, getWidth());
    viewport.slide(
        switch (part) {
          case WHOLE -> start.moved(tick - grabbed);
          case LEFT -> new Range(Math.min(tick, start.until() - least), start.until());
          case RIGHT -> new Range(start.from(), Math.max(tick, start.from() + least));
        });
  }

  private static Region region(String style) {
    var region = new Region();
    region.getStyleClass().add(style);
    region.setMouseTransparent(true);
    region.setManaged(false);
    return region;
  }

  /// The curve, the events and the dates.
  private final class Picture extends Plot.Painter {
    private final AxisPainter dates = new AxisPainter(stack.palette());

    @Override
    public void paint(GraphicsContext g) {
      var palette = stack.palette();
      var curve = scaled(CURVE);
      if (view != null) {
        view.update(x(), Math.max(1, (int) Math.round(getWidth())));
        new CurvePainter(g, view, curve).draw(palette.of(Ink.SERIES, .55), 1);
      }
      for (var event : stack.events()) {
        Shade.tint(g, x(), curve, event.interval(), palette.of(event.severity(), .30));
      }
      dates.draw(g, x(), ticks, DATES * stack.scale());
    }
  }
}
