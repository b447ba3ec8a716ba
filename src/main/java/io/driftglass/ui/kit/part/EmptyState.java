package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What a place says while it has nothing to show: an icon, one sentence, what can be done.
public final class EmptyState extends VBox {
  public EmptyState(String icon, String sentence, Node... actions) {
    super(12, Icon.of(icon, "i32"), Texts.wrapped(Words.of(sentence), "muted"));
    getChildren().addAll(actions);
    setAlignment(Pos.CENTER);
    getStyleClass().add("empty-state");
  }
}
