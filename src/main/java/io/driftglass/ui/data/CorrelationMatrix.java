package io.driftglass.ui.data;

import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Pearson's r of every pair of channels: blue up, amber down, the figure always printed.
final class CorrelationMatrix extends GridPane {
  private static final double FULL = .72;
  private static final double CELL = 35;

  private static final Insets BEFORE_CELLS = new Insets(0, 8, 0, 0);

  private final BiConsumer<String, String> opened;
  private final int headLength;
  private final int rowLength;
  private final double width;

  /// @param wide names are given room; else they are cut to what stands beside the channels
  /// @param opened told the names of a column and a row whose cell was clicked
  CorrelationMatrix(boolean wide, BiConsumer<String, String> opened) {
    this.opened = opened;
    headLength = wide ? 12 : 5;
    rowLength = wide ? 24 : 12;
    width = wide ? 84 : CELL;
    setHgap(1.5);
    setVgap(1.5);
    getStyleClass().add("correlation");
  }

  /// @param names one a channel; shortened where long
  /// @param r square, -1..1, NaN where it cannot be computed
  /// @param follows who follows whom, of the same shape; empty texts where nobody
  void show(List<String> names, List<List<Double>> r, List<List<String>> follows) {
    getChildren().clear();
    for (int i = 0; i < names.size(); i++) {
      add(head(names.get(i), headLength), i + 1, 0);
      var name = head(names.get(i), rowLength);
      setMargin(name, BEFORE_CELLS);
      add(name, 0, i + 1);
      setHalignment(getChildren().get(getChildren().size() - 2), HPos.CENTER);
      for (int j = 0; j < names.size(); j++) {
        add(
            cell(
                names.get(i),
                names.get(j),
                i == j ? Double.NaN : r.get(i).get(j),
                follows.get(i).get(j),
                i == j),
            j + 1,
            i + 1);
      }
    }
  }

  private StackPane cell(String row, String column, double r, String follows, boolean self) {
    var tint = new Region();
    tint.getStyleClass().add(r < 0 ? "correlation-down" : "correlation-up");
    tint.setOpacity(Double.isNaN(r) ? 0 : Math.abs(r) * FULL);
    var figure = new Label(self ? "1" : text(r));
    figure.getStyleClass().add("micro");
    if (self || Double.isNaN(r)) figure.getStyleClass().add("subtle");
    var cell = new StackPane(tint, figure);
    if (!follows.isEmpty()) cell.getStyleClass().add("correlation-late");
    cell.getStyleClass().add("correlation-cell");
    cell.setMinSize(width, CELL - 3);
    cell.setPrefSize(width, CELL - 3);
    String value =
        Double.isNaN(r) ? Words.of("n/a: a constant or empty channel") : Figures.fixed(r, 3);
    if (!self) cell.setOnMouseClicked(event -> opened.accept(column, row));
    if (!self) cell.setCursor(Cursor.HAND);
    if (!self) Tooltip.install(cell, new Tooltip(tip(row, column, value, follows)));
    return cell;
  }

  private static String tip(String row, String column, String value, String follows) {
    var both = row + " and " + column + ": " + value;
    return (follows.isEmpty() ? both : both + "\n" + follows)
        + "\n"
        + Words.of("click: scatter plot");
  }

  /// `.96`, `−.41`: the leading zero says nothing.
  private static String text(double r) {
    return Double.isNaN(r) ? "–" : Figures.fixed(r, 2).replace("0.", ".");
  }

  private static Label head(String name, int most) {
    boolean fits = name.length() <= most;
    var label = new Label(fits ? name : name.substring(0, most - 1) + "…");
    if (!fits) label.setTooltip(new Tooltip(name));
    label.getStyleClass().addAll("micro", "subtle");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
