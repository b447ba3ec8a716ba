package io.driftglass.ui.shell;

import io.driftglass.ui.chart.ChartKey;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.part.KeyCap;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The shortcuts that work everywhere and those of the open page.
final class ShortcutSheet extends VBox {
  private static final double KEYS = 108;

  /// Longer texts break, so that three columns fit a window of 1280.
  private static final double WORDS = 248;

  /// Keys and what they do.
  record Line(String keys, String what) {}

  static final List<Line> EVERYWHERE =
      List.of(
          new Line("Ctrl+Shift+P", "search or run a command"),
          new Line("Ctrl+O", "open a file"),
          new Line("Ctrl+Z", "undo"),
          new Line("Ctrl+Y", "redo"),
          new Line("Ctrl+1", "first page; Ctrl+2 the second, and so on"),
          new Line("Ctrl+Plus", "larger text"),
          new Line("Ctrl+Minus", "smaller text"),
          new Line("F5", "refresh"),
          new Line("F6", "next part of the window"),
          new Line("Esc", "cancel or close"),
          new Line("?", "this sheet"));

  /// @param commands of the open page; those with keys are listed
  /// @param hints of the open page, for what is done with the mouse too
  /// @param charted whether the page shows a chart
  ShortcutSheet(String page, List<Command> commands, String hints, boolean charted) {
    super(8);
    getStyleClass().addAll("dg-sheet", "shortcuts");
    setMinWidth(480);
    getChildren().add(Texts.of(Words.of("Keyboard shortcuts"), "title"));
    var here = lines(commands);
    var all = new HBox(24, column("Everywhere", EVERYWHERE));
    if (!here.isEmpty()) all.getChildren().add(column(page, here));
    if (charted) all.getChildren().add(column("On a chart", onCharts(here)));
    getChildren().add(all);
    if (!hints.isEmpty()) getChildren().add(Texts.wrapped(hints, "muted"));
  }

  /// The shortcuts among commands.
  static List<Line> lines(List<Command> commands) {
    return commands.stream()
        .filter(command -> !command.keys().isEmpty())
        .map(command -> new Line(command.keys(), command.title()))
        .toList();
  }

  /// What the page itself does not list.
  static List<Line> onCharts(List<Line> ofThePage) {
    return Stream.concat(ChartKey.ALL.stream(), ChartKey.MOUSE.stream())
        .filter(key -> ofThePage.stream().noneMatch(line -> line.keys().equals(key.keys())))
        .map(key -> new Line(key.keys(), key.what()))
        .toList();
  }

  private static Node column(String title, List<Line> lines) {
    var column = new VBox(8, Texts.of(Words.of(title), "heading"));
    lines.forEach(line -> column.getChildren().add(row(line.keys(), Words.of(line.what()))));
    return column;
  }

  private static Node row(String keys, String what) {
    var caps = new HBox(KeyCap.of(keys));
    caps.setMinWidth(KEYS);
    var words = Texts.wrapped(what);
    words.setMaxWidth(WORDS);
    var row = new HBox(12, caps, words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
