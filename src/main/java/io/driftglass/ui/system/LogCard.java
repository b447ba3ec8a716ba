package io.driftglass.ui.system;

import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The log: newest line at the end, searched as one types, chosen lines copied.
final class LogCard extends VBox {
  private static final double ROW = 20;

  private final ListView<String> lines = new ListView<>();

  LogCard(LogViewModel model) {
    var search = new TextField();
    search.setPromptText(Words.of("Search the log"));
    search.setId("log-search");
    search.setAccessibleText(Words.of("Search the log"));
    search.setPrefWidth(240);
    search.textProperty().bindBidirectional(model.queryProperty());
    var levels = new Segments(List.of("All", "Warn", "Error"), "All");
    levels
        .chosenProperty()
        .addListener(
            (property, before, now) ->
                model.levelProperty().set(LogLines.Level.valueOf(now.toUpperCase(Locale.ROOT))));
    lines.setId("log");
    lines.getStyleClass().add("log");
    CellHeight.set(lines, ROW);
    lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    lines.setPlaceholder(Texts.of(Words.of("No line says that."), "small", "muted"));
    model.shownProperty().subscribe(this::show);
    var card =
        new Card("Log", lines)
            .actions(search, levels, Buttons.small("Copy", "mdoal-content_copy", this::copy));
    card.sentence().textProperty().bind(model.sentenceProperty());
    card.grow(lines);
    setVgrow(card, Priority.ALWAYS);
    getChildren().add(card);
  }

  private void show(List<String> shown) {
    lines.setItems(FXCollections.observableList(shown));
    if (!shown.isEmpty()) lines.scrollTo(shown.size() - 1);
  }

  /// The chosen lines, all where none is.
  private void copy() {
    var chosen = lines.getSelectionModel().getSelectedItems();
    Problems.copy(String.join("\n", chosen.isEmpty() ? lines.getItems() : chosen));
  }
}
