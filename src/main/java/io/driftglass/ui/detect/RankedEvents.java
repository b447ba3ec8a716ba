package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Severity;
import io.driftglass.ui.kit.Selection;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The events of the shown search that are severe enough, highest peak first, and the chosen one of
/// them.
final class RankedEvents {
  private final Selection selection;
  private final ObservableList<AnomalyEvent> shown = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Severity>> least =
      new SimpleObjectProperty<>(this, "least", Optional.empty());
  private List<AnomalyEvent> all = List.of();

  RankedEvents(Selection selection) {
    this.selection = selection;
    least.subscribe(severity -> filter());
  }

  ObservableList<AnomalyEvent> shown() {
    return shown;
  }

  /// The least severity that is shown; all where empty.
  ObjectProperty<Optional<Severity>> leastProperty() {
    return least;
  }

  /// Those of another search; the first is chosen.
  void open(List<AnomalyEvent> events) {
    put(events);
    choose(shown.isEmpty() ? null : shown.getFirst());
  }

  /// Those of the same search decided anew; the one where another was is chosen.
  void decided(List<AnomalyEvent> events, AnomalyEvent before) {
    put(events);
    chooseNear(before);
  }

  void clear() {
    put(List.of());
    choose(null);
  }

  /// How many of the shown ones lie in the selection.
  long brushed() {
    var brush = selection.brushProperty().get();
    return brush == null ? 0 : shown.stream().filter(e -> e.interval().overlaps(brush)).count();
  }

  void next() {
    step(1);
  }

  void previous() {
    step(-1);
  }

  /// Chooses the one where another was, else the first.
  void chooseNear(AnomalyEvent before) {
    choose(
        shown.stream()
            .filter(event -> before != null && event.interval().overlaps(before.interval()))
            .findFirst()
            .orElse(shown.isEmpty() ? null : shown.getFirst()));
  }

  private void step(int by) {
    if (shown.isEmpty()) return;
    int now = shown.indexOf(selection.eventProperty().get());
    choose(shown.get(now < 0 ? 0 : Math.clamp(now + by, 0, shown.size() - 1)));
  }

  private void choose(AnomalyEvent event) {
    selection.eventProperty().set(event);
  }

  private void put(List<AnomalyEvent> events) {
    all = events;
    filter();
  }

  private void filter() {
    shown.setAll(
        all.stream()
            .filter(e -> least.get().filter(s -> e.severity().compareTo(s) < 0).isEmpty())
            .toList());
  }
}
