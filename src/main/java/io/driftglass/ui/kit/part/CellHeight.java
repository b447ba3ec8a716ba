package io.driftglass.ui.kit.part;

import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;

/// Heights of the cells of lists, tables and trees; they grow with the text.
public final class CellHeight {
  private CellHeight() {}

  /// @param height at the usual size of text, in px, whole
  public static void set(TableView<?> table, double height) {
    table.setFixedCellSize(height);
    table
        .fixedCellSizeProperty()
        .addListener(
            (property, before, now) ->
                table
                    .getColumns()
                    .forEach(column -> grow(column, now.doubleValue() / before.doubleValue())));
    table.getStyleClass().add(styleClass(height));
  }

  public static void set(ListView<?> list, double height) {
    list.setFixedCellSize(height);
    list.getStyleClass().add(styleClass(height));
  }

  public static void set(TreeView<?> tree, double height) {
    tree.setFixedCellSize(height);
    tree.getStyleClass().add(styleClass(height));
  }

  /// Columns grow as the cells do.
  private static void grow(TableColumn<?, ?> column, double by) {
    column.setMinWidth(column.getMinWidth() * by);
    column.setPrefWidth(column.getPrefWidth() * by);
  }

  private static String styleClass(double height) {
    return "cells-" + Math.round(height);
  }
}
