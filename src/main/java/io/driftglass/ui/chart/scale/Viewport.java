package io.driftglass.ui.chart.scale;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What part of the time axis is shown, and what was shown before.
///
/// Every step that a person would want to take back is kept; turns of the wheel that follow each
/// other are one step, and so are the small moves of a drag.
public final class Viewport {
  private final ReadOnlyObjectWrapper<Range> visible = new ReadOnlyObjectWrapper<>(new Range(0, 1));
  private final Deque<Range> back = new ArrayDeque<>();
  private final Deque<Range> forward = new ArrayDeque<>();
  private Range span = new Range(0, 1);
  private double least = 1;
  private boolean zooming;

  public ReadOnlyObjectProperty<Range> visibleProperty() {
    return visible.getReadOnlyProperty();
  }

  public Range visible() {
    return visible.get();
  }

  /// All there is to see.
  public Range span() {
    return span;
  }

  /// New data: shows all of it and forgets what was shown before.
  ///
  /// @param leastLength ticks of the closest zoom
  public void open(Range newSpan, double leastLength) {
    span = newSpan;
    least = leastLength;
    back.clear();
    forward.clear();
    zooming = false;
    visible.set(newSpan);
  }

  /// More data of the same: what was shown before can still be gone back to.
  public void grow(Range newSpan, Range now) {
    span = newSpan;
    visible.set(now.within(newSpan, least));
  }

  /// Shows that range, or the nearest to it there is, as a step that can be taken back.
  public void show(Range range) {
    remember();
    slide(range);
  }

  /// Shows that range without keeping the one before: within a drag or a glide.
  public void slide(Range range) {
    zooming = false;
    visible.set(range.within(span, least));
  }

  /// Keeps what is shown now as a place to come back to; starts a drag.
  public void remember() {
    zooming = false;
    if (!visible().equals(back.peek())) back.push(visible());
    forward.clear();
  }

  /// Zooms by `factor` (below 1 is closer); `tick` stays where it is.
  public void zoom(double tick, double factor) {
    if (!zooming) remember();
    visible.set(visible().scaled(tick, limited(factor)).within(span, least));
    zooming = true;
  }

  /// Moves by that part of the visible length; negative is back in time.
  public void pan(double part) {
    show(visible().moved(part * visible().length()));
  }

  public void reset() {
    if (!visible().equals(span)) show(span);
  }

  public void back() {
    step(back, forward);
  }

  public void forward() {
    step(forward, back);
  }

  private double limited(double factor) {
    double length = visible().length();
    return Math.max(Math.min(factor, span.length() / length), Math.min(1, least / length));
  }

  private void step(Deque<Range> from, Deque<Range> to) {
    while (!from.isEmpty() && from.peek().equals(visible())) from.pop();
    if (from.isEmpty()) return;
    to.push(visible());
    zooming = false;
    visible.set(from.pop());
  }
}
