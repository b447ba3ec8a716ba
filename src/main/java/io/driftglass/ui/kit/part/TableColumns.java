package io.driftglass.ui.kit.part;

import io.driftglass.ui.kit.text.Words;
import java.util.Comparator;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/// Columns of the window's tables: fixed order, text left, figures right, nodes of one's own.
public final class TableColumns {
  private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");

  private TableColumns() {}

  /// @param width its least and usual width in px
  public static <T> TableColumn<T, String> texts(
      String title, double width, Function<T, String> text) {
    var column = new TableColumn<T, String>(Words.of(title));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    return sized(column, width);
  }

  /// Like [#texts], right-aligned.
  public static <T> TableColumn<T, String> figures(
      String title, double width, Function<T, String> text) {
    var column = texts(title, width, text);
    column.getStyleClass().add("right");
    return column;
  }

  /// Like [#figures], by which the table can be ordered; what is no number counts as least.
  public static <T> TableColumn<T, T> ordered(
      String title, double width, ToDoubleFunction<T> value, Function<T, Node> node) {
    var column = nodes(title, width, node);
    column.setSortable(true);
    column.setComparator(Comparator.comparingDouble(row -> size(value.applyAsDouble(row))));
    column.getStyleClass().add("right");
    return column;
  }

  private static double size(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /// A node a cell, made when the row comes into view.
  public static <T> TableColumn<T, T> nodes(String title, double width, Function<T, Node> node) {
    var column = new TableColumn<T, T>(Words.of(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(c -> new NodeCell<>(node));
    return sized(column, width);
  }

  /// The outer columns stand 16 px from the card's edge.
  public static void edges(TableView<?> table) {
    table.getColumns().getFirst().getStyleClass().add("first");
    table.getColumns().getLast().getStyleClass().add("last");
  }

  /// Rows that lie in what is selected elsewhere carry the state `within`.
  ///
  /// @param brush null for none
  public static <T, B> void marked(
      TableView<T> table, ObservableValue<B> brush, BiPredicate<T, B> within) {
    table.setRowFactory(
        shown -> {
          var row = new TableRow<T>();
          InvalidationListener mark =
              changed -> {
                B now = brush.getValue();
                boolean lies = now != null && row.getItem() != null;
                row.pseudoClassStateChanged(WITHIN, lies && within.test(row.getItem(), now));
              };
          row.itemProperty().addListener(mark);
          // tables come and go, the selection stays
          brush.addListener(new WeakInvalidationListener(mark));
          return row;
        });
  }

  private static <T, V> TableColumn<T, V> sized(TableColumn<T, V> column, double width) {
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private static final class NodeCell<T> extends TableCell<T, T> {
    private final Function<T, Node> node;

    NodeCell(Function<T, Node> node) {
      this.node = node;
    }

    @Override
    protected void updateItem(T value, boolean empty) {
      super.updateItem(value, empty);
      setText(null);
      setGraphic(empty || value == null ? null : node.apply(value));
    }
  }
}
