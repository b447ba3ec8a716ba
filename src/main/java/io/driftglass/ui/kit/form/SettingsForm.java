package io.driftglass.ui.kit.form;

import atlantafx.base.controls.ToggleSwitch;
import io.driftglass.method.Setting;
import io.driftglass.ui.kit.form.SettingsModel.Field;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The form of a method's settings, made from their declaration: a spinner for a whole number, a
/// slider with a field for a number, a list for a choice, a switch for a flag. Help stands under
/// the control; what is wrong stands there instead, in red, until it is right.
public final class SettingsForm extends VBox {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  public SettingsForm(SettingsModel model) {
    super(12);
    model.fields().forEach(field -> getChildren().add(row(field)));
    getStyleClass().add("settings-form");
  }

  private static Node row(Field field) {
    var name = Texts.of(Words.of(title(field.setting().name())), "small", "medium");
    var control = control(field);
    control.setAccessibleText(name.getText());
    control.setAccessibleHelp(Words.of(field.setting().help()));
    name.setLabelFor(control);
    if (field.setting() instanceof Setting.Flag) {
      var line = new HBox(8, name, Spacer.grow(), control);
      line.setAlignment(Pos.CENTER_LEFT);
      return new VBox(4, line, below(field));
    }
    return new VBox(4, name, line(field, control), below(field));
  }

  private static Node line(Field field, Control control) {
    control.setMaxWidth(Double.MAX_VALUE);
    if (!(field.setting() instanceof Setting.Real real)) return control;
    var slider =
        new RealSlider(real, field.textProperty(), Words.of(title(field.setting().name())));
    control.setMaxWidth(88);
    control.setMinWidth(88);
    var line = new HBox(8, slider, control);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Control control(Field field) {
    var control =
        switch (field.setting()) {
          case Setting.Whole whole -> spinner(field, whole);
          case Setting.Real real -> textField(field);
          case Setting.Choice choice -> list(field, choice);
          case Setting.Flag flag -> toggle(field);
          case Setting.Text text -> textField(field);
          case Setting.Length length -> textField(field);
          case Setting.Channels channels -> textField(field);
        };
    field.problemProperty().subscribe(p -> control.pseudoClassStateChanged(BAD, !p.isEmpty()));
    control.setTooltip(new Tooltip(field.setting().range()));
    control.setId("setting-" + field.setting().name());
    return control;
  }

  private static Spinner<String> spinner(Field field, Setting.Whole whole) {
    var spinner = new Spinner<>(new WholeSteps(whole));
    spinner.setEditable(true);
    spinner.getValueFactory().valueProperty().bindBidirectional(field.textProperty());
    spinner.getEditor().textProperty().bindBidirectional(field.textProperty());
    return spinner;
  }

  private static TextField textField(Field field) {
    var text = new TextField();
    text.textProperty().bindBidirectional(field.textProperty());
    return text;
  }

  private static ComboBox<String> list(Field field, Setting.Choice choice) {
    var list = new ComboBox<String>();
    list.getItems().setAll(choice.options());
    list.valueProperty().bindBidirectional(field.textProperty());
    return list;
  }

  private static ToggleSwitch toggle(Field field) {
    var toggle = new ToggleSwitch();
    Bindings.bindBidirectional(field.textProperty(), toggle.selectedProperty(), new TrueOrFalse());
    return toggle;
  }

  private static Label below(Field field) {
    var label = Texts.wrapped("", "micro");
    label
        .textProperty()
        .bind(
            Bindings.when(Bindings.isEmpty(field.problemProperty()))
                .then(Words.of(field.setting().help()))
                .otherwise(field.problemProperty()));
    field
        .problemProperty()
        .subscribe(
            problem ->
                label
                    .getStyleClass()
                    .setAll("label", "micro", problem.isEmpty() ? "muted" : "bad"));
    return label;
  }

  /// `learningRate`, `hidden-units` as people read them.
  static String title(String name) {
    var words =
        name.replaceAll("([a-z])([A-Z])", "$1 $2")
            .replace('-', ' ')
            .replace('_', ' ')
            .toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static final class TrueOrFalse extends StringConverter<Boolean> {
    @Override
    public String toString(Boolean on) {
      return String.valueOf(on);
    }

    @Override
    public Boolean fromString(String text) {
      return Boolean.parseBoolean(text);
    }
  }
}
