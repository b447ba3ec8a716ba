package io.driftglass.ui.prepare;

import atlantafx.base.controls.ToggleSwitch;
import io.driftglass.method.Setting;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.form.RealSlider;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The settings of one step, a line each: name at the left, control at the right, what is wrong
/// below. Help is the tool tip.
final class StepForm extends VBox {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final double NAME = 78;

  private final RecipeStep step;
  private final List<Channel> channels;
  private final BiConsumer<String, String> changed;

  /// @param channels those the step can work on
  /// @param changed told a setting's name and its new text, while it is right
  StepForm(RecipeStep step, List<Channel> channels, BiConsumer<String, String> changed) {
    super(6);
    this.step = step;
    this.channels = channels;
    this.changed = changed;
    getStyleClass().add("step-form");
    for (var setting : step.method().settings()) getChildren().add(row(setting));
  }

  private Node row(Setting setting) {
    var name = Texts.cuttable(title(setting.name()), "small", "muted");
    name.setMinWidth(NAME);
    name.setMaxWidth(NAME);
    var problem = Texts.wrapped("", "micro", "bad");
    problem.setManaged(false);
    problem.setVisible(false);
    var control = control(setting, text(setting), problem);
    var line = new HBox(8, name, control);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(control, Priority.ALWAYS);
    return new VBox(2, line, problem);
  }

  private String text(Setting setting) {
    String text = step.settings().getOrDefault(setting.name(), setting.initial().toString());
    return setting instanceof Setting.Real && text.endsWith(".0")
        ? text.substring(0, text.length() - 2)
        : text;
  }

  private Node control(Setting setting, String text, Label problem) {
    return switch (setting) {
      case Setting.Choice choice -> named(list(choice, text), setting);
      case Setting.Flag flag -> flag(flag, text);
      case Setting.Channels names -> named(channels(names, text), setting);
      case Setting.Real real -> real(real, text, problem);
      case Setting.Whole _, Setting.Text _, Setting.Length _ -> field(setting, text, problem);
    };
  }

  private ComboBox<String> list(Setting.Choice choice, String text) {
    var list = new ComboBox<String>();
    list.getItems().setAll(choice.options());
    list.setValue(text);
    list.setMaxWidth(Double.MAX_VALUE);
    list.valueProperty().addListener((p, old, now) -> changed.accept(choice.name(), now));
    return list;
  }

  private Node flag(Setting.Flag flag, String text) {
    var toggle = new ToggleSwitch();
    toggle.setSelected(Boolean.parseBoolean(text));
    toggle
        .selectedProperty()
        .addListener((p, old, now) -> changed.accept(flag.name(), String.valueOf(now)));
    return new HBox(named(toggle, flag), Spacer.grow());
  }

  private TextField field(Setting setting, String text, Label problem) {
    var field = new TextField(text);
    if (setting instanceof Setting.Length(var _, var _, boolean optional, var _) && optional) {
      field.setPromptText(Words.of("any"));
    }
    field.textProperty().addListener((p, old, now) -> parsed(setting, now, field, problem));
    return named(field, setting);
  }

  private Node real(Setting.Real real, String text, Label problem) {
    var field = field(real, text, problem);
    field.setMinWidth(64);
    field.setMaxWidth(64);
    if (real.max() - real.min() > 1000) {
      field.setMaxWidth(Double.MAX_VALUE);
      return field;
    }
    var slider = new RealSlider(real, field.textProperty(), real.name());
    var line = new HBox(8, slider, field);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void parsed(Setting setting, String text, TextField field, Label problem) {
    var checked = setting.parse(text);
    boolean wrong = checked.problem().isPresent();
    field.pseudoClassStateChanged(BAD, wrong);
    problem.setText(checked.problem().orElse(""));
    problem.setManaged(wrong);
    problem.setVisible(wrong);
    checked.value().ifPresent(value -> changed.accept(setting.name(), value.toString()));
  }

  /// A list of channels to tick; the label says how many are.
  private MenuButton channels(Setting.Channels setting, String text) {
    var button = new MenuButton();
    button.getStyleClass().addAll("chip", "outline");
    var names = channels.stream().map(Channel::name).toList();
    var ticked = new ArrayList<>(ticked(text, names));
    for (var name : names) {
      var item = new CheckMenuItem(name);
      item.setMnemonicParsing(false);
      item.setSelected(ticked.contains(name));
      item.selectedProperty()
          .addListener(
              (p, old, now) -> {
                if (now) ticked.add(name);
                else ticked.remove(name);
                button.setText(words(ticked, names.size()));
                changed.accept(setting.name(), String.join("+", ticked));
              });
      button.getItems().add(item);
    }
    button.setText(words(ticked, names.size()));
    button.setMinWidth(0);
    return button;
  }

  /// Those of the names that the text holds, in its order.
  private static List<String> ticked(String text, List<String> names) {
    var found = new ArrayList<String>();
    for (String rest = text.strip(); !rest.isEmpty(); ) {
      String left = rest;
      var name =
          names.stream()
              .filter(n -> left.equals(n) || left.startsWith(n + "+"))
              .max(java.util.Comparator.comparingInt(String::length));
      if (name.isEmpty()) break;
      found.add(name.get());
      rest = left.length() == name.get().length() ? "" : left.substring(name.get().length() + 1);
    }
    return found;
  }

  private static String words(List<String> ticked, int all) {
    return ticked.isEmpty() ? "all " + all : new Chosen(String.join("+", ticked)).summary();
  }

  private static <T extends Control> T named(T control, Setting setting) {
    control.setId("step-" + setting.name());
    control.setTooltip(new Tooltip(setting.help() + " (" + setting.range() + ")"));
    control.setAccessibleText(setting.name());
    control.setAccessibleHelp(setting.help());
    return control;
  }

  private static String title(String name) {
    var words = name.replace('-', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
