package io.driftglass.ui.jobs;

import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.train.TrainingQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// One job: state, title, what it does now, how far it is, how long it still takes, cancel or
/// retry.
final class JobCell extends ListCell<JobRow> {
  private final InstantSource clock;
  private final StackPane sign = new StackPane();
  private final Label title = Texts.cuttable("", "medium");
  private final Label message = Texts.cuttable("", "small", "muted");
  private final ProgressBar bar = new ProgressBar();
  private final Label time = Texts.of("", "small", "muted");
  private final Button cancel = Buttons.icon("Cancel (Del)", "mdoal-close", this::cancelJob);
  private final Button retry = Buttons.small("Retry", "mdomz-refresh", this::retryJob);
  private final Button resume = Buttons.small("Resume", "mdomz-play_arrow", this::resumeRun);
  private final Consumer<Run> onResume;
  private final HBox line;
  private Subscription watched = Subscription.EMPTY;

  /// @param resume trains an interrupted run from its last checkpoint
  JobCell(InstantSource clock, Consumer<Run> resume) {
    this.clock = clock;
    onResume = resume;
    var words = new VBox(title, message);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    bar.setMinWidth(140);
    bar.setMaxWidth(140);
    time.setMinWidth(64);
    time.setAlignment(Pos.CENTER_RIGHT);
    cancel.getStyleClass().add("sm");
    var button = new StackPane(cancel, retry, this.resume);
    button.setMinWidth(72);
    button.setAlignment(Pos.CENTER_RIGHT);
    line = new HBox(12, sign, words, bar, time, button);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("job");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(JobRow row, boolean empty) {
    super.updateItem(row, empty);
    watched.unsubscribe();
    watched = Subscription.EMPTY;
    setGraphic(empty || row == null ? null : line);
    if (empty || row == null) return;
    setAccessibleText(row.title() + ", " + word(row.state()));
    if (row instanceof JobRow.Live(var job)) {
      watched =
          Subscription.combine(
              job.messageProperty().subscribe(m -> show(row)),
              job.fractionProperty().subscribe(f -> show(row)),
              job.stateProperty().subscribe(s -> show(row)));
    }
    show(row);
  }

  /// Writes the time again, once a second.
  void tick() {
    if (!isEmpty() && getItem() != null) showTime(getItem(), clock.instant());
  }

  private void show(JobRow row) {
    var state = row.state();
    sign.getChildren().setAll(Icon.of(state));
    title.setText(row.title());
    message.setText(row.message().isEmpty() ? outcome(row) : Said.of(row.message()));
    Room.of(bar, state == JobState.RUNNING || state == JobState.INTERRUPTED);
    bar.setProgress(progress(row));
    bar.getStyleClass()
        .setAll("progress-bar", state == JobState.INTERRUPTED ? "interrupted" : "runs");
    boolean live = row instanceof JobRow.Live;
    Room.of(cancel, live && !state.ended());
    Room.of(retry, live && (state == JobState.FAILED || state == JobState.CANCELLED));
    Room.of(resume, row instanceof JobRow.Past(var run) && resumable(run));
    showTime(row, clock.instant());
  }

  private static boolean resumable(Run run) {
    return run.state() == JobState.INTERRUPTED && TrainingQueue.takes(run);
  }

  private void showTime(JobRow row, Instant now) {
    if (row instanceof JobRow.Live(var job) && !job.state().ended()) {
      time.setText(job.left(now).map(left -> Words.of("%s left", Times.length(left))).orElse(""));
    } else {
      time.setText(Times.length(row.spent(now)));
    }
  }

  private static double progress(JobRow row) {
    double fraction =
        switch (row) {
          case JobRow.Live(var job) -> job.fraction();
          case JobRow.Past(var run) -> run.fraction();
        };
    return Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction;
  }

  private void cancelJob() {
    if (getItem() instanceof JobRow.Live(var job)) job.cancel();
  }

  private void retryJob() {
    if (getItem() instanceof JobRow.Live(var job)) job.retry();
  }

  private void resumeRun() {
    if (getItem() instanceof JobRow.Past(var run)) onResume.accept(run);
  }

  private static String outcome(JobRow row) {
    var word = word(row.state());
    return row instanceof JobRow.Past(var run)
        ? word + " · " + Times.when(run.started(), ZoneId.systemDefault())
        : word;
  }

  private static String word(JobState state) {
    return switch (state) {
      case PENDING -> Words.of("waits for a free place");
      case RUNNING -> Words.of("running");
      case COMPLETED -> Words.of("done");
      case FAILED -> Words.of("failed");
      case CANCELLED -> Words.of("cancelled");
      case INTERRUPTED -> Words.of("interrupted when the program ended");
    };
  }
}
