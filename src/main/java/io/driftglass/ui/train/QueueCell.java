package io.driftglass.ui.train;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.task.Rank;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// One sensor in the queue: state, name, what it does or what came of it, how far it is, cancel.
final class QueueCell extends ListCell<Training> {
  private static final double TITLE = 160;

  private final StackPane sign = new StackPane();
  private final Label title = Texts.cuttable("", "medium");
  private final Label message = Texts.cuttable("", "small", "muted");
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel = Buttons.icon("Cancel", "mdoal-close", this::cancelTraining);
  private final Button pause = Buttons.icon("Pause", "mdomz-pause", this::pauseTraining);
  private final Button goOn = Buttons.icon("Go on", "mdomz-play_arrow", this::pauseTraining);
  private final Button sooner =
      Buttons.icon("Train sooner", "mdoal-arrow_upward", this::trainSooner);
  private final Button later =
      Buttons.icon("Train later", "mdoal-arrow_downward", this::trainLater);
  private final Button again = Buttons.small("Retry", "mdomz-refresh", this::trainAgain);
  private final Button resume = Buttons.small("Resume", "mdomz-play_arrow", this::trainAgain);
  private final Consumer<Training> onAgain;
  private final HBox line;
  private Subscription watched = Subscription.EMPTY;

  /// @param again trains what did not come to its end once more
  QueueCell(Consumer<Training> again) {
    onAgain = again;
    title.setMinWidth(TITLE);
    title.setPrefWidth(TITLE);
    title.setMaxWidth(TITLE);
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(160);
    bar.setPrefWidth(160);
    for (var button : List.of(cancel, pause, goOn, sooner, later)) {
      button.getStyleClass().add("sm");
    }
    var buttons = new HBox(2, sooner, later, pause, goOn, this.again, resume, cancel);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    line = new HBox(12, sign, title, message, bar, buttons);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("job");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Training training, boolean empty) {
    super.updateItem(training, empty);
    watched.unsubscribe();
    watched = Subscription.EMPTY;
    setGraphic(empty || training == null ? null : line);
    if (empty || training == null) return;
    title.setText(training.title());
    watched =
        Subscription.combine(
            training.stateProperty().subscribe(state -> show(training)),
            training.pausedProperty().subscribe(held -> show(training)),
            training.rankProperty().subscribe(rank -> show(training)),
            training.fractionProperty().subscribe(f -> progress(f.doubleValue())),
            training.messageProperty().subscribe(text -> words(training)));
  }

  private void show(Training training) {
    var state = training.stateProperty().get();
    boolean held = training.pausedProperty().get();
    sign.getChildren().setAll(held ? Icon.of("mdomz-pause_circle_outline", "i18") : Icon.of(state));
    boolean waits = state == JobState.PENDING;
    var rank = training.rankProperty().get();
    Room.of(sooner, waits && rank != Rank.HIGH);
    Room.of(later, waits && rank != Rank.LOW);
    Room.of(pause, !state.ended() && !held);
    Room.of(goOn, held);
    Room.of(again, state == JobState.FAILED || state == JobState.CANCELLED);
    Room.of(resume, state == JobState.INTERRUPTED);
    Room.of(cancel, !state.ended());
    Room.of(
        bar,
        state == JobState.RUNNING || state == JobState.COMPLETED || state == JobState.INTERRUPTED);
    words(training);
  }

  private void words(Training training) {
    if (training == null) return;
    message.setText(said(training));
    setAccessibleText(training.title() + ", " + message.getText());
  }

  private static String said(Training training) {
    if (training.pausedProperty().get()) return Words.of("paused");
    var text = training.messageProperty().get();
    var left = training.left(Instant.now());
    if (left.isPresent()) return text + " · " + Words.of("%s left", Times.length(left.get()));
    if (training.stateProperty().get() != JobState.PENDING || !text.isEmpty()) return text;
    return switch (training.rankProperty().get()) {
      case HIGH -> Words.of("waiting, before others");
      case NORMAL -> Words.of("waiting");
      case LOW -> Words.of("waiting, behind others");
    };
  }

  private void progress(double fraction) {
    bar.setProgress(Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
  }

  private void cancelTraining() {
    if (getItem() != null) getItem().cancel();
  }

  private void pauseTraining() {
    if (getItem() != null) getItem().pauseOrGoOn();
  }

  private void trainSooner() {
    if (getItem() != null) getItem().sooner();
  }

  private void trainLater() {
    if (getItem() != null) getItem().later();
  }

  private void trainAgain() {
    if (getItem() != null) onAgain.accept(getItem());
  }
}
