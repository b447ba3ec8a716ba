package io.driftglass.ui.train;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.time.InstantSource;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The training that is shown: how far it is, its pace and its best, or its log, and what can be
/// done with it.
final class TrainingCard {
  private static final double WIDTH = 320;

  private final TrainQueue queue;
  private final InstantSource clock;
  private final VBox lines = new VBox(2);
  private final ListView<String> log = new ListView<>();
  private final StackPane content = new StackPane();
  private final Button pause;
  private final Button goOn;
  private final Button cancel;
  private final Button again;
  private final ToggleButton logShown = new ToggleButton(Words.of("Log"));
  private final Card card;
  private Subscription followed = Subscription.EMPTY;

  TrainingCard(TrainQueue queue, InstantSource clock) {
    this.queue = queue;
    this.clock = clock;
    pause = Buttons.small("Pause", "mdomz-pause", this::pauseOrGoOn);
    goOn = Buttons.small("Go on", "mdomz-play_arrow", this::pauseOrGoOn);
    cancel = Buttons.small("Cancel", "mdoal-close", this::cancel);
    again = Buttons.small("Retry", "mdomz-refresh", this::again);
    logShown.getStyleClass().addAll("chip", "outline");
    logShown.setId("train-log-shown");
    logShown.setMinWidth(ToggleButton.USE_PREF_SIZE);
    logShown.selectedProperty().subscribe(this::show);
    log.setId("train-log");
    log.getStyleClass().add("log");
    log.setPlaceholder(new EmptyState("mdomz-notes", "Nothing is logged yet."));
    lines.setStyle("-fx-padding: 4 16 0 16;");
    lines.setId("train-now");
    var buttons = new HBox(8, pause, goOn, again, cancel, Spacer.grow(), logShown);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.setStyle("-fx-padding: 8 16 12 16;");
    VBox.setVgrow(content, Priority.ALWAYS);
    card = new Card("Now training", content, buttons);
    card.setMinWidth(WIDTH);
    card.setPrefWidth(WIDTH);
    card.setMaxWidth(WIDTH);
    queue.shownProperty().subscribe(this::follow);
  }

  Card node() {
    return card;
  }

  /// Says what time has changed.
  void tick() {
    var training = queue.shownProperty().get();
    if (training == null || !training.open()) return;
    queue.lookAtCheckpoint(training);
    say(training);
  }

  private void follow(Training training) {
    followed.unsubscribe();
    followed = Subscription.EMPTY;
    if (training == null) {
      show();
      return;
    }
    log.setItems(training.log());
    followed =
        Subscription.combine(
            training.stateProperty().subscribe(state -> show()),
            training.pausedProperty().subscribe(held -> show()),
            training.messageProperty().subscribe(message -> say(training)));
    show();
  }

  private void show() {
    var training = queue.shownProperty().get();
    var state = training == null ? JobState.COMPLETED : training.stateProperty().get();
    boolean open = training != null && training.open();
    boolean held = training != null && training.pausedProperty().get();
    Room.of(pause, open && !held);
    Room.of(goOn, open && held);
    Room.of(cancel, open);
    Room.of(again, state == JobState.FAILED || state == JobState.CANCELLED);
    Room.of(logShown, training != null);
    card.heading(heading(state, training != null));
    card.sentence().setText(training == null ? "" : held ? Words.of("paused") : training.title());
    if (training == null) {
      content
          .getChildren()
          .setAll(
              new EmptyState(
                  "mdomz-model_training", "How far a training is stands here while it runs."));
    } else {
      content.getChildren().setAll(logShown.isSelected() ? log : lines);
      say(training);
    }
  }

  private static String heading(JobState state, boolean any) {
    if (!any) return "Now training";
    return switch (state) {
      case PENDING -> "Waiting";
      case RUNNING -> "Now training";
      case COMPLETED -> "Trained";
      case FAILED -> "Failed";
      case CANCELLED -> "Cancelled";
      case INTERRUPTED -> "Interrupted";
    };
  }

  private void say(Training training) {
    lines.getChildren().clear();
    var said = training.messageProperty().get();
    if (!said.isEmpty() && (training.losses().isEmpty() || !training.open())) {
      lines.getChildren().add(Texts.wrapped(said, "small"));
    }
    if (!training.remedy().isEmpty()) {
      lines.getChildren().add(Texts.wrapped(training.remedy(), "small", "muted"));
    }
    TrainingLines.of(training, clock.instant())
        .forEach((name, text) -> lines.getChildren().add(line(name, text)));
  }

  private static Node line(String name, String text) {
    var said = Texts.cuttable(text, "small");
    said.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setMaxWidth(Double.MAX_VALUE);
    var key = Texts.of(name, "small", "muted");
    key.setMinWidth(HBox.USE_PREF_SIZE);
    return new HBox(12, key, said);
  }

  private void pauseOrGoOn() {
    var training = queue.shownProperty().get();
    if (training != null) training.pauseOrGoOn();
  }

  private void cancel() {
    var training = queue.shownProperty().get();
    if (training != null) training.cancel();
  }

  private void again() {
    var training = queue.shownProperty().get();
    if (training != null) queue.again(training);
  }
}
