package io.driftglass.ui.chart.pointer;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.scale.TimeAxis;
import java.util.OptionalDouble;

/// Where the cross-hair stands, and with it what is told beside the plots: at the mouse, else at
/// the peak of the chosen event.
public final class Aim {
  private final Stack stack;
  private final Cursors cursors;
  private final Gutter gutter;
  private TimeAxis axis;
  private OptionalDouble hovered = OptionalDouble.empty();

  public Aim(Stack stack, Cursors cursors, Gutter gutter, TimeAxis axis) {
    this.stack = stack;
    this.cursors = cursors;
    this.gutter = gutter;
    this.axis = axis;
  }

  /// New tracks.
  public void open(TimeAxis newAxis) {
    axis = newAxis;
    hovered = OptionalDouble.empty();
    cursors.open();
  }

  /// @param tick where the mouse is, empty where it has left
  public void hover(OptionalDouble tick) {
    hovered = tick;
    place();
  }

  /// Leaves a second cursor where the first is, or takes it up again.
  public void pin() {
    cursors.pin(hovered);
    place();
  }

  public void place() {
    var tick =
        hovered.isPresent()
            ? hovered
            : stack.selected().stream().mapToDouble(this::peak).findFirst();
    cursors.show(tick, axis);
    gutter.show(tick, cursors.pinned());
  }

  /// By the rows of the first channel.
  private double peak(AnomalyEvent event) {
    if (stack.tracks().isEmpty()) return event.interval().from();
    var series = stack.tracks().getFirst().track().measured();
    return event.peakRow() < series.rows() ? series.tick(event.peakRow()) : event.interval().from();
  }
}
