package io.driftglass.ui.detect;

import io.driftglass.ui.kit.form.SettingsForm;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// Which method looks for anomalies, and a button that opens the form of its settings.
final class MethodChip extends HBox {
  private static final double FORM_WIDTH = 320;

  MethodChip(DetectViewModel model) {
    super(4);
    setAlignment(Pos.CENTER_LEFT);
    var chosen = model.methodProperty().get();
    MenuButton chip = Chip.choice("Method", chosen.title(), List.of(), text -> {});
    chip.setId("method");
    for (var method : model.methods()) {
      var item = new RadioMenuItem(method.title());
      item.setSelected(method.equals(chosen));
      item.setOnAction(event -> model.methodProperty().set(method));
      chip.getItems().add(item);
    }
    if (!chosen.paper().isEmpty()) chip.setTooltip(new Tooltip(chosen.paper()));
    getChildren().add(chip);
    if (!chosen.settings().isEmpty()) getChildren().add(settings(model));
  }

  private static Button settings(DetectViewModel model) {
    var button = new Button();
    button.setGraphic(Icon.of("mdomz-tune", "i16"));
    button.getStyleClass().addAll("ghost", "icon", "sm");
    button.setTooltip(new Tooltip(Words.of("Settings of the method")));
    button.setAccessibleText(Words.of("Settings of the method"));
    button.setId("settings");
    button.setOnAction(event -> popOver(model).show(button));
    return button;
  }

  private static PopOver popOver(DetectViewModel model) {
    var method = model.methodProperty().get();
    var form = new SettingsForm(model.settingsProperty().get());
    var scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(420);
    scroll.setPrefWidth(FORM_WIDTH);
    var content =
        new VBox(
            8,
            Texts.of(method.title(), "heading"),
            Texts.wrapped(Said.of(method.paper()), "micro", "muted"),
            scroll);
    content.getStyleClass().add("pad16");
    content.setMaxWidth(FORM_WIDTH + 32);
    var popOver = new PopOver(content);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    popOver.setAnimated(false);
    return popOver;
  }
}
