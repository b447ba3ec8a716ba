package io.driftglass.ui.data;

import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.task.TaskJob;
import io.driftglass.workbench.Activity.About;
import io.driftglass.workbench.Activity.Entry;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What was done in the workspace of late.
final class ActivityViewModel {
  private final Desk desk;
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  ActivityViewModel(Desk desk) {
    this.desk = desk;
    desk.tools().jobs().addListener(this::started);
    refresh();
  }

  private void started(ListChangeListener.Change<? extends TaskJob> change) {
    while (change.next()) change.getAddedSubList().forEach(this::watch);
  }

  private void watch(TaskJob job) {
    job.stateProperty()
        .subscribe(
            state -> {
              if (state.ended()) refresh();
            });
  }

  /// Newest first.
  ObservableList<Entry> entries() {
    return entries;
  }

  /// Why it cannot be told; empty where it can.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void refresh() {
    desk.loader()
        .start(
            "List activity",
            progress -> desk.workbench().activity().latest(),
            found -> {
              problem.set("");
              entries.setAll(found);
            },
            failure -> problem.set(Problems.of(failure).sentence()));
  }

  /// Tells nothing any more of what was done until now.
  void clear() {
    desk.loader()
        .start(
            "Clear activity",
            progress -> {
              desk.workbench().activity().clear();
              return "";
            },
            cleared -> refresh(),
            failure -> problem.set(Problems.of(failure).sentence()));
  }

  /// Opens the page where more is to be seen.
  void open(Entry entry) {
    desk.navigator().open(page(entry.about()));
  }

  private static String page(About about) {
    return switch (about) {
      case DATA -> "data";
      case SCORES -> "detect";
      case FORECAST -> "forecast";
      case RUN -> "experiment";
      case MODEL -> "registry";
      case CHECK -> "monitor";
    };
  }
}
