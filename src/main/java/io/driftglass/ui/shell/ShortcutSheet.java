package io.driftglass.ui.shell;

import io.driftglass.ui.kit.part.KeyCap;
import io.driftglass.ui.kit.part.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The shortcuts that work everywhere and those of the open page.
final class ShortcutSheet extends VBox {
  private static final List<List<String>> EVERYWHERE =
      List.of(
          List.of("Ctrl+Shift+P", "search or run a command"),
          List.of("Ctrl+O", "open a file"),
          List.of("Ctrl+Z", "undo"),
          List.of("Ctrl+Y", "redo"),
          List.of("Ctrl+1", "first page; Ctrl+2 the second, and so on"),
          List.of("Ctrl+Plus", "larger text; Ctrl+Minus smaller"),
          List.of("F5", "refresh"),
          List.of("F6", "next part of the window"),
          List.of("Esc", "cancel or close"),
          List.of("?", "this sheet"));

  /// @param hints of the open page: `A accept · R reject`
  ShortcutSheet(String page, String hints) {
    super(8);
    getStyleClass().addAll("dg-sheet", "shortcuts");
    setPrefWidth(480);
    getChildren().add(Texts.of("Keyboard shortcuts", "title"));
    EVERYWHERE.forEach(line -> getChildren().add(row(line.getFirst(), line.getLast())));
    if (hints.isEmpty()) return;
    getChildren().add(Texts.of(page, "heading"));
    getChildren().add(Texts.wrapped(hints, "muted"));
  }

  private static Node row(String keys, String what) {
    var caps = new HBox(KeyCap.of(keys));
    caps.setMinWidth(140);
    var row = new HBox(12, caps, Texts.of(what));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
