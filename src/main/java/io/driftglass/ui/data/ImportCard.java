package io.driftglass.ui.data;

import io.driftglass.job.Job;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.task.TaskJob;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// An import that goes on: how far, how fast, how long it will take, and a way to stop it.
final class ImportCard extends VBox {
  private final ProgressBar bar = new ProgressBar();
  private final Label message = Texts.cuttable("", "micro", "muted");
  private final Label left = Texts.of("", "micro", "muted");

  ImportCard(Job job) {
    super(8);
    var name = Texts.cuttable(job.title().replaceFirst("^Import ", ""), "medium");
    var head = new HBox(6, name, Spacer.grow(), Badge.of(Words.of("importing"), "accent"));
    head.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxWidth(Double.MAX_VALUE);
    var foot = new HBox(8, message, Spacer.grow(), left, Buttons.link("Cancel", job::cancel));
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, bar, foot);
    getStyleClass().addAll("card", "dataset-card");
    if (job instanceof TaskJob watched) watch(watched);
  }

  private void watch(TaskJob job) {
    job.messageProperty().subscribe(message::setText);
    job.fractionProperty()
        .subscribe(
            done -> {
              double fraction = done.doubleValue();
              bar.setProgress(
                  Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
              left.setText(
                  job.left(Instant.now())
                      .map(d -> Words.of("%s left", Times.length(d)))
                      .orElse(""));
            });
  }
}
