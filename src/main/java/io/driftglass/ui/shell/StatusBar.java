package io.driftglass.ui.shell;

import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;

/// What was just done and how long it took; at the right the shortcuts that matter here.
final class StatusBar extends HBox {
  StatusBar(ObservableValue<String> done, ObservableValue<String> hints) {
    super(16);
    getStyleClass().add("statusbar");
    getChildren()
        .addAll(
            Texts.cuttable(done, "small", "muted"),
            Spacer.grow(),
            Texts.of(hints, "small", "muted"));
  }
}
