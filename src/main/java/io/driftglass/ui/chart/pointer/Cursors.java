package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.AxisPainter;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.scale.TimeAxis;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

/// The cross-hair, a second one left where it was, the distance between them, and the dates of the
/// time axis, which give way to the times of both.
public final class Cursors extends Pane {
  private final Stack stack;
  private final Crosshair hair;
  private final Crosshair pin;
  private final Distance distance;
  private final Canvas foot = new Canvas();
  private final AxisPainter dates;
  private OptionalDouble pinned = OptionalDouble.empty();

  public Cursors(Stack stack) {
    this.stack = stack;
    hair = new Crosshair(stack);
    pin = new Crosshair(stack);
    distance = new Distance();
    dates = new AxisPainter(stack.palette());
    setMouseTransparent(true);
    setManaged(false);
    getChildren().setAll(foot, pin, hair, distance);
  }

  /// New tracks.
  public void open() {
    pinned = OptionalDouble.empty();
    hair.open();
    pin.open();
  }

  /// Leaves the second cursor there, or takes it up again.
  public void pin(OptionalDouble tick) {
    pinned = pinned.isPresent() ? OptionalDouble.empty() : tick;
  }

  /// Where the second cursor stands.
  public OptionalDouble pinned() {
    return pinned;
  }

  /// The time between both, empty where there is one.
  public String between() {
    return distance.text();
  }

  @Override
  protected void layoutChildren() {
    for (var part : new Pane[] {pin, hair, distance}) {
      part.resizeRelocate(0, 0, getWidth(), getHeight());
    }
    foot.setWidth(getWidth());
    foot.setHeight(stack.axis().height());
    foot.relocate(0, getHeight() - stack.axis().height());
  }

  public void show(OptionalDouble tick, TimeAxis axis) {
    hair.show(tick, stamp(tick, axis));
    pin.show(pinned, stamp(pinned, axis));
    distance.show(pinned, tick, stack.x(), stack.channels().top(), stack.clock());
    var g = foot.getGraphicsContext2D();
    g.clearRect(0, 0, foot.getWidth(), foot.getHeight());
    var taken = Stream.of(hair, pin).flatMap(cursor -> cursor.tagged().stream()).toList();
    dates.draw(g, stack.x(), stack.ticks(), stack.axis().height() / 2, taken);
  }

  private String stamp(OptionalDouble tick, TimeAxis axis) {
    return tick.isPresent() ? axis.stamp(tick.getAsDouble(), stack.x().range()) : "";
  }
}
