package io.driftglass.ui.chart;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.ui.chart.paint.LanePainter;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.pointer.Glide;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The events on a chart and the chosen one of them: the chart glides to it.
final class EventChoice {
  private final Stack stack;
  private final LanePainter lane;
  private final Glide glide;
  private final Runnable changed;
  private final ObjectProperty<AnomalyEvent> chosen = new SimpleObjectProperty<>();

  /// @param changed told when another is chosen
  EventChoice(Stack stack, LanePainter lane, Glide glide, Runnable changed) {
    this.stack = stack;
    this.lane = lane;
    this.glide = glide;
    this.changed = changed;
    chosen.addListener((property, old, now) -> choose(Optional.ofNullable(now)));
  }

  /// The chosen event or null.
  ObjectProperty<AnomalyEvent> chosenProperty() {
    return chosen;
  }

  /// The choice is kept where it is among them.
  void show(List<AnomalyEvent> events) {
    stack.events(events);
    if (chosen.get() != null && !events.contains(chosen.get())) chosen.set(null);
  }

  /// A click on an event or within one chooses it.
  void clicked(double x, double y) {
    boolean above = stack.lane().contains(y);
    var event = above ? lane.eventAt(x) : stack.eventAt((long) stack.x().tick(x));
    event.ifPresent(chosen::set);
  }

  private void choose(Optional<AnomalyEvent> event) {
    stack.select(event);
    event.ifPresent(now -> glide.about(now.interval()));
    changed.run();
  }
}
