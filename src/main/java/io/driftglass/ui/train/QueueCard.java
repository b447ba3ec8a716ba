package io.driftglass.ui.train;

import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.task.JobWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ListView;

/// All that was started: what runs, waits, is done or failed, with what can be done about each.
final class QueueCard {
  private static final double ROW = 44;

  /// What runs, then what waits in the order it will run in, then what has ended, the newest first.
  private static final Comparator<Training> ORDER =
      Comparator.comparingInt(QueueCard::group)
          .thenComparing(training -> training.rankProperty().get())
          .thenComparingInt(training -> (training.open() ? 1 : -1) * training.number());

  private final ListView<Training> list;
  private final List<QueueCell> cells = new ArrayList<>();
  private final Card card;

  QueueCard(TrainQueue queue, Runnable openRegistry) {
    list = new ListView<>(new SortedList<>(queue.all(), ORDER));
    list.setId("train-queue");
    list.getStyleClass().add("jobs");
    CellHeight.set(list, ROW);
    list.setCellFactory(
        view -> {
          var cell = new QueueCell(queue);
          cells.add(cell);
          return cell;
        });
    list.setPlaceholder(new EmptyState("mdomz-queue_play_next", "What you train is listed here."));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            training -> {
              if (training != null) queue.shownProperty().set(training);
            });
    queue.shownProperty().subscribe(training -> list.getSelectionModel().select(training));
    var clear = Buttons.link("Clear done", queue::clearEnded);
    clear
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> queue.all().stream().anyMatch(training -> !training.open()), queue.all()));
    clear.managedProperty().bind(clear.visibleProperty());
    card = new Card("Queue", list).grow(list);
    card.actions(Buttons.link("Registry", openRegistry), clear);
    card.sentence()
        .textProperty()
        .bind(Bindings.createStringBinding(() -> sentence(queue.all()), queue.all()));
  }

  Card node() {
    return card;
  }

  private static int group(Training training) {
    return switch (training.stateProperty().get()) {
      case RUNNING -> 0;
      case PENDING -> 1;
      case FAILED, INTERRUPTED, COMPLETED, CANCELLED -> 2;
    };
  }

  /// `1 running, 2 waiting, 1 done, 1 failed`.
  private static String sentence(List<Training> queue) {
    var states = queue.stream().map(training -> training.stateProperty().get()).toList();
    return JobWords.counted(states);
  }

  /// Says what time has changed.
  void tick() {
    cells.forEach(QueueCell::tick);
  }
}
