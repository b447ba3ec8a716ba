package io.driftglass.ui.kit.part;

import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A line to type what is looked for, with the glass before it.
public final class SearchField extends HBox {
  /// @param field what is typed; it gets the frame of this one
  public SearchField(TextField field) {
    super(6, Icon.of("mdomz-search", "i18"), field);
    field.getStyleClass().add("bare");
    HBox.setHgrow(field, Priority.ALWAYS);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("field");
  }
}
