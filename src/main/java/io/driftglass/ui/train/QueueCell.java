package io.driftglass.ui.train;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// One sensor in the queue: state, name, what it does or what came of it, how far it is, how long
/// it takes, and a menu; of a failure why and what to do about it.
final class QueueCell extends ListCell<Training> {
  private static final double TITLE = 130;
  private static final double BAR = 140;
  private static final double TIME = 96;

  private final TrainQueue queue;
  private final StackPane sign = new StackPane();
  private final Label title = Texts.cuttable("", "medium");
  private final Label message = Texts.cuttable("", "small", "muted");
  private final Label remedy = Texts.cuttable("", "small", "muted");
  private final ProgressBar bar = new ProgressBar();
  private final Label time = Texts.of("", "small", "muted");
  private final Button again = Buttons.small("Retry", "mdomz-refresh", this::trainAgain);
  private final Button resume = Buttons.small("Resume", "mdomz-play_arrow", this::trainAgain);
  private final MenuButton more = new MenuButton("", Icon.of("mdomz-more_horiz", "i18"));
  private final HBox line;
  private Subscription watched = Subscription.EMPTY;

  QueueCell(TrainQueue queue) {
    this.queue = queue;
    title.setMinWidth(TITLE);
    title.setPrefWidth(TITLE);
    title.setMaxWidth(TITLE);
    for (var text : new Label[] {message, remedy}) {
      text.setPrefWidth(0);
      text.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(text, Priority.ALWAYS);
    }
    bar.setMinWidth(BAR);
    bar.setPrefWidth(BAR);
    time.setMinWidth(USE_PREF_SIZE);
    time.setPrefWidth(TIME);
    time.setAlignment(Pos.CENTER_RIGHT);
    more.getStyleClass().addAll("plain-menu", "no-arrow", "icon-menu");
    more.setAccessibleText(Words.of("More"));
    line = new HBox(12, sign, title, message, remedy, bar, time, again, resume, more);
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
    Room.of(again, state == JobState.FAILED || state == JobState.CANCELLED);
    Room.of(resume, state == JobState.INTERRUPTED);
    Room.of(remedy, state == JobState.FAILED && !training.remedy().isEmpty());
    Room.of(bar, state != JobState.FAILED && state != JobState.CANCELLED);
    Room.of(time, state != JobState.FAILED && state != JobState.INTERRUPTED);
    more.getItems().setAll(QueueMenu.of(training, queue));
    progress(training.fractionProperty().get());
    words(training);
  }

  private void words(Training training) {
    message.setText(said(training));
    remedy.setText(training.remedy());
    setAccessibleText(training.title() + ", " + message.getText());
    tick();
  }

  /// Says what time has changed.
  void tick() {
    var training = getItem();
    if (training == null) return;
    time.setText(time(training, Instant.now()));
  }

  private static String time(Training training, Instant now) {
    return switch (training.stateProperty().get()) {
      case PENDING ->
          training.estimate().map(it -> Words.of("about %s", Times.length(it))).orElse("");
      case RUNNING ->
          training.left(now).map(left -> Words.of("%s left", Times.length(left))).orElse("");
      case COMPLETED, CANCELLED -> training.spent(now).map(Times::length).orElse("");
      case FAILED, INTERRUPTED -> "";
    };
  }

  private static String said(Training training) {
    if (training.pausedProperty().get()) return Words.of("paused");
    var text = training.messageProperty().get();
    if (training.stateProperty().get() != JobState.PENDING || !text.isEmpty()) return text;
    return switch (training.rankProperty().get()) {
      case HIGH -> Words.of("waiting, before others");
      case NORMAL -> Words.of("waiting");
      case LOW -> Words.of("waiting, behind others");
    };
  }

  private void progress(double fraction) {
    boolean waits = getItem() != null && getItem().stateProperty().get() == JobState.PENDING;
    bar.setProgress(
        waits ? 0 : Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
  }

  private void trainAgain() {
    if (getItem() != null) queue.again(getItem());
  }
}
