package io.driftglass.ui.data;

import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Activity;
import io.driftglass.workbench.Activity.Entry;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Everything that was done in the workspace of late; Enter or a double click opens its page.
final class ActivitySheet extends VBox {
  private static final double WIDTH = 720;
  private static final double ROW = 28;
  private static final int ROWS = 14;

  private final ActivityViewModel model;
  private final Sheets sheets;

  ActivitySheet(ActivityViewModel model, Sheets sheets) {
    super(14);
    this.model = model;
    this.sheets = sheets;
    getStyleClass().addAll("dg-sheet", "small-sheet");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    var clear = Buttons.secondary("Clear", "mdoal-clear_all", model::clear);
    clear.disableProperty().bind(Bindings.isEmpty(model.entries()));
    var foot =
        new HBox(8, clear, Spacer.grow(), Buttons.primary("Close", "mdoal-check", sheets::close));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("Activity"), "title"),
            Texts.wrapped(
                Words.of(
                    "The last %d at most. Clearing hides them here; runs, models and files stay.",
                    Activity.MOST),
                "muted"),
            table(),
            foot);
  }

  private TableView<Entry> table() {
    var table = new TableView<>(model.entries());
    table.setId("activity-all");
    CellHeight.set(table, ROW);
    table.setPrefHeight(34 + ROW * ROWS);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new EmptyState("mdoal-history", "Nothing was done yet."));
    table
        .getColumns()
        .addAll(
            List.of(
                TableColumns.<Entry>texts(
                    "When", 150, entry -> Times.when(entry.at(), ZoneId.systemDefault())),
                TableColumns.<Entry>texts("What", 380, Entry::what),
                TableColumns.<Entry>texts("Outcome", 130, Entry::outcome)));
    TableColumns.edges(table);
    table.setOnMouseClicked(event -> open(table, event.getClickCount() == 2));
    table.setOnKeyPressed(event -> open(table, event.getCode() == KeyCode.ENTER));
    return table;
  }

  private void open(TableView<Entry> table, boolean wanted) {
    var entry = table.getSelectionModel().getSelectedItem();
    if (!wanted || entry == null) return;
    sheets.close();
    model.open(entry);
  }
}
