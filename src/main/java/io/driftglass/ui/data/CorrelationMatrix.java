package io.driftglass.ui.data;

import io.driftglass.ui.chart.Pictured;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Pearson's r of every pair of channels: blue up, amber down, the figure always printed. With the
/// focus, arrows go from cell to cell and Enter opens one.
final class CorrelationMatrix extends GridPane implements Pictured {
  private static final double FULL = .72;
  private static final double CELL = 35;

  private static final Insets BEFORE_CELLS = new Insets(0, 8, 0, 0);

  private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");

  private final BiConsumer<String, String> opened;
  private final Map<Place, Cell> cells = new HashMap<>();
  private Place at = new Place(0, 1);
  private final int headLength;
  private final int rowLength;
  private final double width;

  private record Place(int row, int column) {}

  private record Cell(Node node, String tip, Runnable open) {}

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
    setFocusTraversable(true);
    focusedProperty().addListener((property, before, now) -> aim());
    setAccessibleText(Words.of("Correlation"));
    setOnMousePressed(event -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) return;
    switch (event.getCode()) {
      case UP -> go(-1, 0);
      case DOWN -> go(1, 0);
      case LEFT -> go(0, -1);
      case RIGHT -> go(0, 1);
      case ENTER, SPACE -> Optional.ofNullable(cells.get(at)).ifPresent(cell -> cell.open.run());
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// To the next cell that way, over the diagonal; stays where there is none.
  private void go(int down, int right) {
    var next = new Place(at.row + down, at.column + right);
    if (next.row == next.column) next = new Place(next.row + down, next.column + right);
    if (cells.containsKey(next)) at = next;
    aim();
  }

  private void aim() {
    cells.forEach(
        (place, cell) -> cell.node.pseudoClassStateChanged(AIMED, isFocused() && place.equals(at)));
    var tip = Optional.ofNullable(cells.get(at)).map(Cell::tip).orElse("");
    setAccessibleText(Words.of("Correlation") + (isFocused() ? " " + tip : ""));
  }

  /// @param names one a channel; shortened where long
  /// @param r square, -1..1, NaN where it cannot be computed
  /// @param follows who follows whom, of the same shape; empty texts where nobody
  void show(List<String> names, List<List<Double>> r, List<List<String>> follows) {
    getChildren().clear();
    cells.clear();
    at = new Place(0, 1);
    for (int i = 0; i < names.size(); i++) {
      add(head(names.get(i), headLength), i + 1, 0);
      var name = head(names.get(i), rowLength);
      setMargin(name, BEFORE_CELLS);
      add(name, 0, i + 1);
      setHalignment(getChildren().get(getChildren().size() - 2), HPos.CENTER);
      for (int j = 0; j < names.size(); j++) {
        double shown = i == j ? Double.NaN : r.get(i).get(j);
        var place = new Place(i, j);
        add(cell(place, names.get(i), names.get(j), shown, follows.get(i).get(j)), j + 1, i + 1);
      }
    }
  }

  private StackPane cell(Place place, String row, String column, double r, String follows) {
    boolean self = place.row == place.column;
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
    if (self) return cell;
    var tip = tip(row, column, value, follows);
    Runnable open = () -> opened.accept(column, row);
    cells.put(place, new Cell(cell, tip, open));
    cell.setOnMouseClicked(event -> open.run());
    cell.setCursor(Cursor.HAND);
    Tooltip.install(cell, new Tooltip(tip));
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
