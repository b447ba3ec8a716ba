package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Selection;
import java.util.ArrayDeque;
import java.util.Deque;

/// Goes from the chosen event to other stretches, and back again.
final class Visits {
  private static final int MOST = 100;

  private final DetectViewModel model;
  private final Deque<AnomalyEvent> left = new ArrayDeque<>();

  Visits(DetectViewModel model, Selection selection) {
    this.model = model;
    selection.datasetProperty().subscribe(dataset -> left.clear());
    selection.entityProperty().subscribe(entity -> left.clear());
  }

  /// Chooses the event that lies there, or else selects the rows.
  void go(Interval stretch) {
    var from = model.selectedProperty().get();
    if (from != null) left.push(from);
    if (left.size() > MOST) left.removeLast();
    model.events().stream()
        .filter(event -> event.interval().overlaps(stretch))
        .findFirst()
        .ifPresentOrElse(model.selectedProperty()::set, () -> model.brushProperty().set(stretch));
  }

  /// Chooses the event again that was left last.
  void back() {
    if (left.isEmpty()) return;
    model.brushProperty().set(null);
    model.ranked().chooseNear(left.pop());
  }
}
