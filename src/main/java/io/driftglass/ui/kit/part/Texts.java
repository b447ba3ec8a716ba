package io.driftglass.ui.kit.part;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Labels by role. None of them shrinks: a cut label is a wrong label.
public final class Texts {
  private Texts() {}

  /// @param classes role and colour: `title`, `heading`, `medium`, `small`, `micro`, `mono`,
  ///   `muted`
  public static Label of(String text, String... classes) {
    var label = new Label(text);
    label.getStyleClass().addAll(classes);
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  public static Label of(ObservableValue<String> text, String... classes) {
    var label = of("", classes);
    label.textProperty().bind(text);
    return label;
  }

  /// One that breaks into lines at its container's width.
  public static Label wrapped(String text, String... classes) {
    var label = new Label(text);
    label.getStyleClass().addAll(classes);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  /// One that may be cut, with the whole in its tool tip: names of files and the like.
  public static Label cuttable(String text, String... classes) {
    var label = new Label(text);
    label.getStyleClass().addAll(classes);
    label.getStyleClass().add("cuttable");
    label.setMinWidth(0);
    var tip = new javafx.scene.control.Tooltip();
    tip.textProperty().bind(label.textProperty());
    label.setTooltip(tip);
    return label;
  }

  public static Label cuttable(ObservableValue<String> text, String... classes) {
    var label = cuttable("", classes);
    label.textProperty().bind(text);
    return label;
  }
}
