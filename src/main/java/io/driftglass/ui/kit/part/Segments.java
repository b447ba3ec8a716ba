package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// A switch between a few words, one of them always chosen.
public final class Segments extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(this, "chosen");

  public Segments(List<String> options, String initial) {
    getStyleClass().add("seg");
    setMinWidth(Label.USE_PREF_SIZE);
    for (var option : options) {
      var button = new ToggleButton(Words.of(option));
      button.setMnemonicParsing(false);
      button.setUserData(option);
      button.setToggleGroup(group);
      button.setMinWidth(Label.USE_PREF_SIZE);
      getChildren().add(button);
    }
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null) group.selectToggle(before);
              else chosen.set((String) now.getUserData());
            });
    choose(initial);
  }

  public void choose(String option) {
    group.getToggles().stream()
        .filter(toggle -> option.equals(toggle.getUserData()))
        .findFirst()
        .ifPresent(group::selectToggle);
  }

  public ReadOnlyStringProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }
}
