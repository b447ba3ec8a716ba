package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One figure: its name, value, one line below, and a badge with its n or window.
public final class Tile extends VBox {
  private static final List<String> TONES = List.of("good", "warn", "bad");

  private final Label value = Texts.of("", "title");
  private final Label below = Texts.cuttable("", "small", "muted");
  private final HBox head = new HBox(8);
  private final Label badge = Texts.cuttable("", "badge");

  public Tile(String name) {
    head.getChildren().addAll(Texts.of(Words.of(name), "small", "muted"), Spacer.grow(), badge);
    head.setAlignment(Pos.CENTER_LEFT);
    badge.managedProperty().bind(badge.textProperty().isNotEmpty());
    badge.visibleProperty().bind(badge.managedProperty());
    getChildren().addAll(head, value, below);
    getStyleClass().addAll("card", "tile");
  }

  /// What is done to the figure, at the right of its name.
  public Tile action(Node node) {
    HBox.setMargin(node, new Insets(-8, -8, -8, -4));
    head.getChildren().add(node);
    return this;
  }

  /// As [#show(String, String, String)].
  ///
  /// @param tone style class of the badge; empty for the plain one
  public Tile show(String value, String below, String badge, String tone) {
    this.badge.getStyleClass().removeAll(TONES);
    if (!tone.isEmpty()) this.badge.getStyleClass().add(tone);
    return show(value, below, badge);
  }

  /// @param badge n, split or window of the figure; empty for none
  public Tile show(String value, String below, String badge) {
    this.value.setText(value);
    this.below.setText(below);
    this.badge.setText(badge);
    return this;
  }
}
