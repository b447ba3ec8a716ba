package io.driftglass.ui.shell;

import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.KeyCap;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.ui.shell.PaletteViewModel.Match;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Every command and page by name: type, choose with the arrows, Enter.
final class CommandPalette extends VBox {
  private final PaletteViewModel model;
  private final Runnable close;
  private final TextField field = new TextField();
  private final VBox rows = new VBox();
  private final List<Node> shown = new ArrayList<>();
  private final Label count = Texts.of("", "small", "muted");

  CommandPalette(PaletteViewModel model, Runnable close) {
    this.model = model;
    this.close = close;
    getStyleClass().addAll("dg-sheet", "palette");
    setMinWidth(640);
    setPrefWidth(640);
    rows.getStyleClass().add("palette-rows");
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(400);
    scroll.setFocusTraversable(false);
    getChildren().addAll(input(), Spacer.rule(), scroll, Spacer.rule(), foot());
    model.matches().subscribe(this::show);
    model.chosenProperty().addListener((property, before, now) -> mark());
    show();
    focusedProperty()
        .subscribe(
            now -> {
              if (now) field.requestFocus();
            });
  }

  private Node input() {
    field.textProperty().bindBidirectional(model.queryProperty());
    field.setPromptText(Words.of("Search or run a command"));
    field.setId("palette-field");
    HBox.setHgrow(field, Priority.ALWAYS);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    var line = new HBox(12, Icon.of("mdomz-search", "i20"), field, KeyCap.of("Esc"));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("palette-input");
    return line;
  }

  private Node foot() {
    var foot =
        new HBox(
            8,
            KeyCap.of("↑+↓"),
            Texts.of(Words.of("choose"), "small", "muted"),
            KeyCap.of("Enter"),
            Texts.of(Words.of("run"), "small", "muted"),
            KeyCap.of(">"),
            Texts.of(Words.of("commands only"), "small", "muted"),
            Spacer.grow(),
            count);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("palette-foot");
    return foot;
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case ENTER -> run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void run() {
    close.run();
    model.run();
  }

  /// Makes the rows; which one is chosen is only marked on them.
  private void show() {
    var made = new ArrayList<Node>();
    shown.clear();
    var group = "";
    for (int i = 0; i < model.matches().size(); i++) {
      var match = model.matches().get(i);
      if (!match.command().group().equals(group)) {
        group = match.command().group();
        made.add(Texts.of(Words.of(group), "micro", "subtle", "palette-group"));
      }
      shown.add(row(match, i));
      made.add(shown.getLast());
    }
    if (model.matches().isEmpty()) {
      made.add(Texts.of(Words.of("No command has that in its name."), "muted", "palette-group"));
    }
    rows.getChildren().setAll(made);
    mark();
    count.setText(
        Words.of("%s of %s", Figures.count(model.matches().size()), Figures.count(model.size())));
  }

  private void mark() {
    for (int i = 0; i < shown.size(); i++) {
      var classes = shown.get(i).getStyleClass();
      boolean on = i == model.chosenProperty().get();
      if (on && !classes.contains("on")) classes.add("on");
      if (!on) classes.remove("on");
    }
  }

  private Node row(Match match, int index) {
    var command = match.command();
    var row =
        new HBox(
            12,
            Icon.of(command.icon(), "i18"),
            title(match),
            Texts.cuttable(command.detail(), "small", "muted"),
            Spacer.grow());
    if (!command.keys().isEmpty()) row.getChildren().add(KeyCap.of(command.keys()));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("row", "palette-row");
    row.setOnMouseClicked(
        event -> {
          model.chosenProperty().set(index);
          run();
        });
    return row;
  }

  /// The title with what was typed in bold accent.
  private Node title(Match match) {
    var title = match.command().title();
    if (match.at() < 0) return Texts.of(title);
    int until = match.at() + model.words().length();
    var hit = new Text(title.substring(match.at(), until));
    hit.getStyleClass().add("hit");
    var flow =
        new TextFlow(plain(title.substring(0, match.at())), hit, plain(title.substring(until)));
    flow.setMinWidth(Label.USE_PREF_SIZE);
    flow.setMaxHeight(Label.USE_PREF_SIZE);
    return flow;
  }

  private static Text plain(String part) {
    var text = new Text(part);
    text.getStyleClass().add("unhit");
    return text;
  }
}
