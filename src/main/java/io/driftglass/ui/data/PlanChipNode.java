package io.driftglass.ui.data;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// A plan chip that opens its choices, and a field where something else can be typed.
final class PlanChipNode {
  private PlanChipNode() {}

  static Node of(PlanChip chip, ImportViewModel model) {
    if (chip.fixed()) return Chip.fact(chip.name(), chip.value());
    MenuButton button =
        chip.question().isPresent()
            ? Chip.question(chip.name(), chip.value(), List.of(), text -> {})
            : Chip.choice(chip.name(), chip.value(), List.of(), text -> {});
    for (var choice : chip.choices()) {
      var item = new RadioMenuItem(choice.title());
      item.setMnemonicParsing(false);
      item.setSelected(choice.chosen());
      item.setOnAction(event -> model.choose(choice.options()));
      button.getItems().add(item);
    }
    chip.typed().ifPresent(option -> typed(button, chip, option, model));
    return button;
  }

  private static void typed(
      MenuButton button, PlanChip chip, ReadingOption option, ImportViewModel model) {
    if (!button.getItems().isEmpty()) button.getItems().add(new SeparatorMenuItem());
    var field = new TextField();
    field.setPromptText(Words.of("another %s", chip.name().toLowerCase(Locale.ROOT)));
    field.setMinWidth(Region.USE_PREF_SIZE);
    field.setOnAction(
        event -> {
          button.hide();
          model.type(option, field.getText());
          event.consume();
        });
    var item = new CustomMenuItem(field, false);
    button.getItems().add(item);
  }
}
