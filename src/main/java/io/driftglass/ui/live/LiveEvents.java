package io.driftglass.ui.live;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Clock;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.part.ShareBar;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/// What was strange as it came, newest first.
final class LiveEvents extends TableView<AnomalyEvent> {
  private static final double ROW = 30;
  private static final double HEIGHT = 29 + 5 * ROW + 4;

  private final LiveViewModel model;

  LiveEvents(LiveViewModel model) {
    this.model = model;
    setId("live-events");
    CellHeight.set(this, ROW);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setPlaceholder(Texts.of(Words.of("Nothing strange has come yet."), "small", "muted"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(TableColumns.nodes("Severity", 110, LiveEvents::severity));
    getColumns()
        .add(TableColumns.texts("Start", 180, e -> Times.stamp(clock(), e.interval().from())));
    getColumns()
        .add(TableColumns.texts("Length", 120, e -> Times.length(clock(), e.interval().length())));
    getColumns().add(TableColumns.nodes("Peak score", 160, LiveEvents::peak));
    TableColumns.edges(this);
  }

  /// @param events newest first
  void show(List<AnomalyEvent> events) {
    takeUp(events, getItems());
  }

  /// Takes up what is new or has gone on, and leaves the rows of the others alone.
  static void takeUp(List<AnomalyEvent> events, ObservableList<AnomalyEvent> items) {
    int more = items.isEmpty() ? -1 : place(events, items.getFirst());
    if (more < 0) {
      if (!events.equals(items)) items.setAll(events);
      return;
    }
    if (items.size() > events.size() - more) items.remove(events.size() - more, items.size());
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).equals(events.get(more + i))) items.set(i, events.get(more + i));
    }
    items.addAll(events.subList(more + items.size(), events.size()));
    if (more > 0) items.addAll(0, events.subList(0, more));
  }

  /// Where the event that began with that one is now, -1 where it has gone.
  private static int place(List<AnomalyEvent> events, AnomalyEvent event) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).interval().from() == event.interval().from()) return i;
    }
    return -1;
  }

  private Clock clock() {
    return model.seenProperty().get().map(seen -> seen.clock()).orElse(new Clock.Wall());
  }

  private static Node severity(AnomalyEvent event) {
    var title = Texts.of(SeverityMark.title(event.severity()), "cell");
    var box = new HBox(8, SeverityMark.of(event.severity()), title);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Node peak(AnomalyEvent event) {
    var bar = new ShareBar(46, 6);
    bar.show(event.peak(), SeverityMark.styleClass(event.severity()));
    var box = new HBox(10, bar, Texts.of(Figures.fixed(event.peak(), 2), "cell"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
