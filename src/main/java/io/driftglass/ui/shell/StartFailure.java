package io.driftglass.ui.shell;

import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the window shows where the workspace does not open: why, what to do, and try again.
final class StartFailure extends StackPane {
  StartFailure(Throwable failure, Runnable again, Runnable close) {
    var retry = Buttons.primary("Try again", "mdomz-refresh", again);
    retry.setDefaultButton(true);
    var buttons = new HBox(8, Buttons.secondary("Close", "mdoal-close", close), retry);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var box =
        new VBox(
            16,
            Texts.of(Words.of("The workspace does not open"), "title"),
            Problems.box(failure),
            buttons);
    box.setMaxSize(640, Region.USE_PREF_SIZE);
    box.getStyleClass().addAll("card", "dg-form");
    getChildren().add(box);
    getStyleClass().add("canvas");
  }
}
