package io.driftglass.ui.settings;

import atlantafx.base.controls.ToggleSwitch;
import io.driftglass.config.Chosen;
import io.driftglass.config.Origin;
import io.driftglass.method.Setting;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One setting: what it is, its value to change, and where the value comes from. A value that is
/// not allowed is refused beside it and not kept.
final class SettingRow extends HBox {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final double FIELD = 200;

  private final Chosen chosen;
  private final SettingsViewModel model;
  private final Label wrong = Texts.wrapped("", "small", "bad");

  SettingRow(Chosen chosen, SettingsViewModel model) {
    super(16);
    this.chosen = chosen;
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("check");
    var setting = chosen.option().setting();
    var control = control(setting);
    control.setId("setting-" + chosen.option().key().replace('.', '-'));
    control.setAccessibleText(Words.of(setting.help()));
    control.setDisable(!SettingsViewModel.changeable(chosen));
    control.setMinWidth(FIELD);
    control.setMaxWidth(FIELD);
    wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
    wrong.setMaxWidth(FIELD + 80);
    var words =
        new VBox(
            2,
            Texts.of(Words.of(title(setting.name())), "medium"),
            Texts.wrapped(Words.of(setting.help()), "small", "muted"));
    words.setMinWidth(320);
    words.setMaxWidth(320);
    getChildren().addAll(words, new VBox(4, control, wrong), Spacer.grow(), origin());
    if (chosen.origin() == Origin.FILE) {
      getChildren().add(Buttons.small("Default", () -> model.reset(chosen.option())));
    }
  }

  /// What it shows.
  Chosen chosen() {
    return chosen;
  }

  private Node origin() {
    var badge = Badge.of(SettingsViewModel.origin(chosen));
    if (!SettingsViewModel.changeable(chosen)) badge.getStyleClass().add("warn");
    return badge;
  }

  private Control control(Setting setting) {
    if (setting instanceof Setting.Choice choice) {
      var list = new ComboBox<>(FXCollections.observableList(choice.options()));
      list.setValue(chosen.value().toString());
      list.valueProperty().addListener((property, before, now) -> keep(now, problem -> {}));
      return list;
    }
    if (setting instanceof Setting.Flag) {
      var onOff = new ToggleSwitch();
      onOff.setSelected(chosen.value().equals(true));
      onOff
          .selectedProperty()
          .addListener((property, before, now) -> keep(now.toString(), problem -> {}));
      return onOff;
    }
    var field = chosen.option().secret() ? new PasswordField() : new TextField(chosen.shown());
    if (chosen.option().secret()) field.setPromptText(chosen.shown());
    Consumer<Optional<String>> told =
        problem -> {
          wrong.setText(problem.orElse(""));
          field.pseudoClassStateChanged(BAD, problem.isPresent());
        };
    field
        .textProperty()
        .addListener(
            (property, before, now) -> told.accept(SettingsViewModel.wrong(chosen.option(), now)));
    field.setOnAction(event -> keep(field.getText(), told));
    field
        .focusedProperty()
        .addListener(
            (property, before, now) -> {
              if (!now && field.getScene() != null) keep(field.getText(), told);
            });
    return field;
  }

  private void keep(String text, Consumer<Optional<String>> told) {
    var problem = SettingsViewModel.wrong(chosen.option(), text);
    told.accept(problem);
    if (chosen.option().secret() && text.isEmpty()) return;
    if (problem.isEmpty() && !text.strip().equals(chosen.shown())) {
      model.set(chosen.option(), text);
    }
  }

  /// `cache_megabytes` as people read it.
  static String title(String name) {
    var words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
