package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Undo;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.KeyCap;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where one is, the way to every command, undo and redo, the theme, the alerts.
final class TopBar extends HBox {
  /// @param alerts what the bell opens, beside that button
  TopBar(Node breadcrumb, Look look, Undo undo, Runnable palette, AlertsButton alerts) {
    super(8);
    getStyleClass().add("topbar");
    var back = Buttons.icon("Undo (Ctrl+Z)", "mdomz-undo", undo::undo);
    back.disableProperty().bind(undo.nothingToUndo());
    var again = Buttons.icon("Redo (Ctrl+Y)", "mdomz-redo", undo::redo);
    again.disableProperty().bind(undo.nothingToRedo());
    getChildren()
        .addAll(breadcrumb, Spacer.grow(), field(palette), gap(), back, again, theme(look), alerts);
  }

  private static Button field(Runnable palette) {
    var line =
        new HBox(
            8,
            Icon.of("mdomz-search", "i16"),
            Texts.of(Words.of("Search or run a command"), "small", "muted"),
            Spacer.grow(),
            KeyCap.of("Ctrl Shift P"));
    line.setAlignment(Pos.CENTER_LEFT);
    var field = new Button();
    field.setGraphic(line);
    field.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    field.setAccessibleText(Words.of("Search or run a command"));
    field.getStyleClass().add("palette-field");
    field.setMinWidth(320);
    line.setMinWidth(304);
    field.setOnAction(event -> palette.run());
    return field;
  }

  private static Button theme(Look look) {
    var button = Buttons.icon("Light or dark", "mdoal-brightness_3", look::toggle);
    look.themeProperty()
        .subscribe(
            theme ->
                ((FontIcon) button.getGraphic())
                    .setIconLiteral(
                        theme == Theme.LIGHT ? "mdoal-brightness_3" : "mdoal-brightness_low"));
    return button;
  }

  private static Node gap() {
    var gap = new HBox();
    gap.setMinWidth(8);
    return gap;
  }
}
