package io.driftglass.ui.shell;

import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.task.TaskJob;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks before closing the window stops jobs.
final class CloseSheet extends VBox {
  CloseSheet(List<TaskJob> jobs, Runnable stay, Runnable close) {
    super(12);
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(480);
    var count = Figures.count(jobs.size(), "job");
    getChildren()
        .addAll(
            Texts.of(
                Words.of(jobs.size() == 1 ? "%s has not ended" : "%s have not ended", count),
                "title"),
            Texts.wrapped(Words.of("Closing stops the work; what is stored stays."), "muted"));
    jobs.stream().limit(5).forEach(job -> getChildren().add(Texts.wrapped(job.title(), "medium")));
    var buttons =
        new HBox(
            8,
            Buttons.secondary("Stop and close", "mdoal-close", close),
            Buttons.primary("Stay", "mdoal-check", stay));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(buttons);
  }
}
