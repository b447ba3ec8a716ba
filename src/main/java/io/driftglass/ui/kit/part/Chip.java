package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/// `key value` in a rounded box: plain is a fact, with an arrow it can be changed, amber asks.
public final class Chip {
  private static final double MOST_SEVERAL = 260;

  private Chip() {}

  public static HBox fact(String key, String value) {
    var chip = new HBox(6, Texts.of(Words.of(key), "muted"), Texts.of(value, "medium"));
    chip.getStyleClass().add("chip");
    chip.setMinWidth(Label.USE_PREF_SIZE);
    return chip;
  }

  /// One that opens its choices.
  public static MenuButton choice(
      String key, String value, List<String> options, Consumer<String> chosen) {
    return choice(
        new HBox(6, Texts.of(Words.of(key), "muted"), Texts.of(value, "medium")),
        key,
        value,
        options,
        chosen);
  }

  /// The same where room is scarce: the value is cut at a width in px and whole in its tool tip.
  public static MenuButton choice(
      String key, String value, double most, List<String> options, Consumer<String> chosen) {
    return choice(
        new HBox(6, Texts.of(Words.of(key), "muted"), cut(value, most)),
        key,
        value,
        options,
        chosen);
  }

  /// One whose value says by itself what it is; the key is for those who hear it.
  public static MenuButton plain(
      String key, String value, double most, List<String> options, Consumer<String> chosen) {
    return choice(new HBox(cut(value, most)), key, value, options, chosen);
  }

  private static Label cut(String value, double most) {
    var label = Texts.cuttable(value, "medium");
    label.setMaxWidth(most);
    return label;
  }

  private static MenuButton choice(
      HBox words, String key, String value, List<String> options, Consumer<String> chosen) {
    var chip = new MenuButton();
    words.setAlignment(Pos.CENTER_LEFT);
    chip.setGraphic(words);
    chip.getStyleClass().addAll("chip", "outline");
    chip.setAccessibleText(Words.of(key) + " " + value);
    chip.setMinWidth(Label.USE_PREF_SIZE);
    for (var option : options) {
      var item = new MenuItem(option);
      item.setMnemonicParsing(false);
      item.setOnAction(event -> chosen.accept(option));
      chip.getItems().add(item);
    }
    return chip;
  }

  /// One of which several options can be chosen.
  ///
  /// @param chosen those that are
  /// @param changed takes those that are from now on, in the order of the options
  public static MenuButton several(
      String key,
      String value,
      List<String> options,
      List<String> chosen,
      Consumer<List<String>> changed) {
    var chip = choice(key, value, MOST_SEVERAL, List.of(), option -> {});
    for (var option : options) {
      var item = new CheckMenuItem(option);
      item.setMnemonicParsing(false);
      item.setSelected(chosen.contains(option));
      item.setOnAction(
          event -> {
            var now = new HashSet<>(chosen);
            if (!now.remove(option)) now.add(option);
            changed.accept(options.stream().filter(now::contains).toList());
          });
      chip.getItems().add(item);
    }
    return chip;
  }

  /// A choice that must be answered or left open on purpose.
  public static MenuButton question(
      String key, String value, List<String> options, Consumer<String> chosen) {
    var chip = choice(key, value, options, chosen);
    chip.getStyleClass().add("ask");
    return chip;
  }
}
