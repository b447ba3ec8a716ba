package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One figure: its name, value, one line below, and a badge with its n or window.
public final class Tile extends VBox {
  private final Label value = Texts.of("", "title");
  private final Label below = Texts.cuttable("", "small", "muted");
  private final Label badge = Texts.cuttable("", "badge");

  public Tile(String name) {
    var head = new HBox(8, Texts.of(Words.of(name), "small", "muted"), Spacer.grow(), badge);
    head.setAlignment(Pos.CENTER_LEFT);
    badge.managedProperty().bind(badge.textProperty().isNotEmpty());
    badge.visibleProperty().bind(badge.managedProperty());
    getChildren().addAll(head, value, below);
    getStyleClass().addAll("card", "tile");
  }

  /// @param badge n, split or window of the figure; empty for none
  public Tile show(String value, String below, String badge) {
    this.value.setText(value);
    this.below.setText(below);
    this.badge.setText(badge);
    return this;
  }
}
