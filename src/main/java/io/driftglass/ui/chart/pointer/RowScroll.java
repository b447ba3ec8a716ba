package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.Stack;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// Scrolls the channels where they do not fit: a bar at the right, Shift and wheel anywhere, the
/// wheel alone beside the plots.
public final class RowScroll extends ScrollBar {
  private final Stack stack;

  public RowScroll(Stack stack, Runnable moved) {
    this.stack = stack;
    setOrientation(Orientation.VERTICAL);
    setManaged(false);
    valueProperty()
        .addListener(
            (property, old, now) -> {
              if (now.doubleValue() == stack.scroll()) return;
              stack.scroll(now.doubleValue());
              moved.run();
            });
  }

  /// Listens to what reaches the chart because nothing on it used it.
  public void wheelOver(Region chart) {
    chart.addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          double delta = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
          if (isVisible()) setValue(Math.clamp(getValue() - delta, 0, getMax()));
          if (isVisible()) event.consume();
        });
  }

  /// @param left its place in the chart
  /// @param top of the stack
  public void place(double left, double top) {
    var room = stack.channels();
    double all = stack.contentHeight();
    setVisible(all > room.height() + 1);
    setMax(Math.max(0, all - room.height()));
    setVisibleAmount(getMax() * room.height() / Math.max(1, all));
    setBlockIncrement(stack.rowHeight());
    setUnitIncrement(stack.rowHeight());
    setValue(stack.scroll());
    resizeRelocate(left, top + room.top(), 8, room.height());
  }
}
