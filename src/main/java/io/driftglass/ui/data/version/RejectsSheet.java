package io.driftglass.ui.data.version;

import io.driftglass.data.Dataset;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The rows of a file that were left out: where each stands, what it holds, and why.
final class RejectsSheet extends VBox {
  private static final double WIDTH = 760;
  private static final double ROW = 28;
  private static final int ROWS = 12;

  RejectsSheet(Dataset dataset, List<RejectedRow> rejects, VersionsViewModel model, Sheets sheets) {
    super(14);
    getStyleClass().addAll("dg-sheet", "small-sheet");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    var foot =
        new HBox(
            8,
            Spacer.grow(),
            Buttons.secondary(
                "Save as CSV", "mdoal-get_app", () -> model.saveRejects(dataset, rejects)),
            Buttons.primary("Close", "mdoal-check", sheets::close));
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("Rows that were left out"), "title"),
            Texts.wrapped(sentence(dataset, rejects), "muted"),
            table(rejects),
            foot);
  }

  static String sentence(Dataset dataset, List<RejectedRow> rejects) {
    var all = Words.of("%s of %s", Figures.count(dataset.rejected(), "row"), dataset.source());
    return rejects.size() < dataset.rejected()
        ? Words.of(
            "%s; the first %s were kept with their reasons.", all, Figures.count(rejects.size()))
        : all + ".";
  }

  private static TableView<RejectedRow> table(List<RejectedRow> rejects) {
    var table = new TableView<RejectedRow>();
    table.setId("rejects");
    CellHeight.set(table, ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .addAll(
            List.of(
                TableColumns.<RejectedRow>figures("Line", 80, row -> Figures.count(row.line())),
                TableColumns.<RejectedRow>texts("Stamp", 150, RejectedRow::stamp),
                TableColumns.<RejectedRow>texts("Column", 130, RejectedRow::column),
                TableColumns.<RejectedRow>texts("Value", 140, RejectedRow::value),
                TableColumns.<RejectedRow>texts("Reason", 180, RejectedRow::reason)));
    TableColumns.edges(table);
    table.getItems().setAll(rejects);
    double height = 34 + ROW * Math.clamp(rejects.size(), 1, ROWS);
    table.setMinHeight(height);
    table.setMaxHeight(height);
    return table;
  }
}
