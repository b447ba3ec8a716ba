package io.driftglass.ui.train;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.task.Rank;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;

/// What can be done with one training in the queue, by its state.
final class QueueMenu {
  private QueueMenu() {}

  static List<MenuItem> of(Training training, TrainQueue queue) {
    var state = training.stateProperty().get();
    var items = new ArrayList<MenuItem>();
    if (state == JobState.PENDING) {
      var rank = training.rankProperty().get();
      if (rank != Rank.HIGH)
        items.add(item("Train sooner", "mdoal-arrow_upward", training::sooner));
      if (rank != Rank.LOW) items.add(item("Train later", "mdoal-arrow_downward", training::later));
    }
    if (training.open()) {
      boolean held = training.pausedProperty().get();
      items.add(
          held
              ? item("Go on", "mdomz-play_arrow", training::pauseOrGoOn)
              : item("Pause", "mdomz-pause", training::pauseOrGoOn));
      items.add(item("Cancel", "mdoal-close", training::cancel));
      return items;
    }
    if (state == JobState.FAILED || state == JobState.CANCELLED) {
      items.add(item("Retry", "mdomz-refresh", () -> queue.again(training)));
    }
    if (state == JobState.INTERRUPTED) {
      items.add(item("Resume", "mdomz-play_arrow", () -> queue.again(training)));
    }
    items.add(item("Remove from the list", "mdoal-delete_outline", () -> queue.remove(training)));
    return items;
  }

  private static MenuItem item(String text, String icon, Runnable run) {
    var item = new MenuItem(Words.of(text), Icon.of(icon, "i16"));
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }
}
