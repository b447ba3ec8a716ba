package io.driftglass.ui.train;

import io.driftglass.job.JobState;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
  private final StackPane sign = new StackPane();
  private final Label title = Texts.cuttable("", "medium");
  private final Label message = Texts.cuttable("", "small", "muted");
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel = Buttons.icon("Cancel", "mdoal-close", this::cancelTraining);
  private final HBox line;
  private Subscription watched = Subscription.EMPTY;

  QueueCell() {
    title.setMinWidth(130);
    title.setPrefWidth(130);
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(160);
    bar.setPrefWidth(160);
    cancel.getStyleClass().add("sm");
    line = new HBox(12, sign, title, message, bar, cancel);
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
            training.stateProperty().subscribe(this::show),
            training.fractionProperty().subscribe(f -> progress(f.doubleValue())),
            training.messageProperty().subscribe(text -> words(training)));
  }

  private void show(JobState state) {
    sign.getChildren().setAll(sign(state));
    cancel.setVisible(!state.ended());
    bar.setVisible(state == JobState.RUNNING || state == JobState.COMPLETED);
    words(getItem());
  }

  private void words(Training training) {
    if (training == null) return;
    var text = training.messageProperty().get();
    boolean waits = training.stateProperty().get() == JobState.PENDING && text.isEmpty();
    message.setText(waits ? "waiting" : text);
    setAccessibleText(training.title() + ", " + message.getText());
  }

  private void progress(double fraction) {
    bar.setProgress(Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
  }

  private static Node sign(JobState state) {
    return switch (state) {
      case COMPLETED -> Icon.of("mdoal-check_circle_outline", "i18", "i-good");
      case FAILED -> Icon.of("mdoal-error_outline", "i18", "i-bad");
      case RUNNING -> Icon.of("mdomz-play_circle_outline", "i18", "i-accent");
      case PENDING -> Icon.of("mdoal-hourglass_empty", "i18");
      case CANCELLED, INTERRUPTED -> Icon.of("mdoal-cancel", "i18");
    };
  }

  private void cancelTraining() {
    if (getItem() != null) getItem().cancel();
  }
}
