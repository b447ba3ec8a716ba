package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A white box with a head: heading, one muted sentence, actions at the right.
public final class Card extends VBox {
  private final HBox head;
  private final Label heading;
  private final Label sentence = Texts.cuttable("", "small", "muted");

  public Card(String heading, Node... content) {
    this.heading = Texts.of(Words.of(heading), "heading");
    head = new HBox(8, this.heading, sentence, Spacer.grow());
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("card");
    getChildren().add(head);
    getChildren().addAll(content);
  }

  /// Another heading.
  public void heading(String text) {
    heading.setText(Words.of(text));
  }

  /// The muted sentence after the heading.
  public Label sentence() {
    return sentence;
  }

  public Card actions(Node... actions) {
    for (var action : actions) {
      if (action instanceof Region region) region.setMinWidth(Region.USE_PREF_SIZE);
    }
    head.getChildren().addAll(actions);
    return this;
  }

  /// Gives this content all height that is left.
  public Card grow(Node content) {
    VBox.setVgrow(content, Priority.ALWAYS);
    return this;
  }
}
