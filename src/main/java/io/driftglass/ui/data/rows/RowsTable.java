package io.driftglass.ui.data.rows;

import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.ui.data.rows.RowsViewModel.Order;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The stored rows as two tables side by side that scroll as one: frozen columns at the left, the
/// others beside them.
final class RowsTable extends HBox {
  private static final double ROW = 28;
  private static final double LEAST = 96;
  private static final double LETTER = 7.2;

  private final RowsViewModel model;
  private final Frame frame;
  private final BooleanProperty coloured;
  private final IntFunction<ValueScale> scales;
  private final TableView<Integer> frozen;
  private final TableView<Integer> loose;
  private boolean mirroring;

  /// @param scales how the values of a channel are spread
  RowsTable(RowsViewModel model, IntFunction<ValueScale> scales, BooleanProperty coloured) {
    this.model = model;
    this.frame = model.frame();
    this.scales = scales;
    this.coloured = coloured;
    frozen = table();
    loose = table();
    loose.setId("rows");
    frozen.setId("frozen-rows");
    frozen.getStyleClass().add("frozen");
    var number = TableColumns.<Integer>figures("Row", 80, row -> Figures.count(row + 1L));
    var time =
        TableColumns.<Integer>texts(
            "Time", 160, row -> Times.stamp(frame.clock(), frame.tick(row)));
    number.setSortable(true);
    number.setUserData(-1);
    frozen.getColumns().addAll(List.of(number, time));
    for (int c = 0; c < frame.channels().size(); c++) loose.getColumns().add(column(c));
    follow();
    coloured.subscribe(
        now -> {
          frozen.refresh();
          loose.refresh();
        });
    HBox.setHgrow(loose, Priority.ALWAYS);
    getChildren().addAll(frozen, loose);
    widen();
  }

  /// Both tables, whose items are row numbers.
  List<TableView<Integer>> tables() {
    return List.of(frozen, loose);
  }

  /// The chosen places in the list.
  List<Integer> chosen() {
    return List.copyOf(loose.getSelectionModel().getSelectedIndices());
  }

  private TableView<Integer> table() {
    var table = new TableView<>((ObservableList<Integer>) model.list());
    CellHeight.set(table, ROW);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setSortPolicy(
        sorted -> {
          order(sorted);
          return true;
        });
    return table;
  }

  private TableColumn<Integer, Integer> column(int c) {
    var channel = frame.channel(c);
    String title =
        channel.unit().isEmpty() ? channel.name() : channel.name() + ", " + channel.unit();
    var column = new TableColumn<Integer, Integer>(title);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        made -> new ValueCell(row -> text(channel, frame.column(c)[row]), look(c), coloured));
    double width = Math.max(LEAST, 24 + LETTER * title.length());
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setReorderable(false);
    column.setUserData(c);
    column.getStyleClass().add("right");
    var freeze = new MenuItem(Words.of("Freeze"));
    freeze.setOnAction(event -> freeze(column, freeze));
    column.setContextMenu(new ContextMenu(freeze));
    return column;
  }

  /// What is told by the colour of a cell: how high, far out, filled, missing.
  private IntFunction<ValueCell.Look> look(int c) {
    var values = frame.column(c);
    return row -> {
      double value = values[row];
      if (Double.isNaN(value)) return ValueCell.Look.MISSING;
      var scale = scales.apply(c);
      return new ValueCell.Look(
          frame.channel(c).kind() == Kind.NUMBER ? scale.share(value) : 0,
          scale.isFarOut(value),
          frame.filled(c).get(row),
          false);
    };
  }

  /// Moves a column to the frozen ones, or back to its place among the others.
  void freeze(TableColumn<Integer, ?> column, MenuItem item) {
    boolean freezes = loose.getColumns().remove(column);
    if (freezes) {
      frozen.getColumns().add(column);
    } else {
      frozen.getColumns().remove(column);
      int place = 0;
      for (var other : loose.getColumns()) {
        if ((int) other.getUserData() < (int) column.getUserData()) place++;
      }
      loose.getColumns().add(place, column);
    }
    item.setText(Words.of(freezes ? "Let go" : "Freeze"));
    widen();
  }

  private void widen() {
    double width = frozen.getColumns().stream().mapToDouble(TableColumn::getPrefWidth).sum() + 2;
    frozen.setMinWidth(width);
    frozen.setPrefWidth(width);
    frozen.setMaxWidth(width);
  }

  /// The column whose header was clicked orders both tables.
  private void order(TableView<Integer> sorted) {
    var by = sorted.getSortOrder();
    if (by.isEmpty()) {
      var other = sorted.equals(loose) ? frozen : loose;
      if (other == null || other.getSortOrder().isEmpty()) model.order(Order.STORED);
      return;
    }
    var other = sorted.equals(loose) ? frozen : loose;
    other.getSortOrder().clear();
    var column = by.getFirst();
    model.order(new Order((int) column.getUserData(), column.getSortType() == SortType.DESCENDING));
  }

  /// Both tables scroll to the same row and choose the same ones.
  private void follow() {
    for (var table : List.of(frozen, loose)) {
      table
          .skinProperty()
          .subscribe(
              skin -> bar(frozen).ifPresent(one -> bar(loose).ifPresent(two -> join(one, two))));
    }
    mirror(loose, frozen);
    mirror(frozen, loose);
  }

  private void mirror(TableView<Integer> table, TableView<Integer> other) {
    table
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) change -> choose(change.getList(), other));
  }

  private void choose(List<? extends Integer> places, TableView<Integer> other) {
    if (mirroring) return;
    mirroring = true;
    var selection = other.getSelectionModel();
    selection.clearSelection();
    if (!places.isEmpty()) {
      int first = places.getFirst();
      int last = places.getLast();
      if (last - first + 1 == places.size()) selection.selectRange(first, last + 1);
      else selection.selectIndices(first, places.stream().mapToInt(at -> at).toArray());
    }
    mirroring = false;
  }

  private static void join(ScrollBar one, ScrollBar two) {
    one.valueProperty().bindBidirectional(two.valueProperty());
  }

  private static Optional<ScrollBar> bar(TableView<Integer> table) {
    return table.lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
        .findFirst();
  }

  private static String text(Channel channel, double value) {
    if (Double.isNaN(value)) return "";
    return RowsViewModel.word(channel, value).orElseGet(() -> plain(value));
  }

  /// All digits: a table of rows is for reading values, not for an impression of them.
  private static String plain(double value) {
    String text = Double.toString(value);
    String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return whole.startsWith("-") ? "\u2212" + whole.substring(1) : whole;
  }
}
