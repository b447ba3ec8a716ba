package io.driftglass.ui.data.rows;

import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.part.TableColumns;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;

/// Joins the rows to the window's selection: rows in it are marked and scrolled to; several chosen
/// rows become it.
final class RowBrush {
  private static final int SEARCHED = 1_000_000;

  private final Frame frame;
  private final ObjectProperty<Interval> brush;
  private final List<TableView<Integer>> tables;
  private final ChangeListener<Interval> follow = (property, before, now) -> show(now);
  private boolean choosing;

  RowBrush(Frame frame, ObjectProperty<Interval> brush, List<TableView<Integer>> tables) {
    this.frame = frame;
    this.brush = brush;
    this.tables = List.copyOf(tables);
    for (var table : tables) {
      TableColumns.marked(table, brush, this::within);
      table
          .getSelectionModel()
          .getSelectedIndices()
          .addListener((ListChangeListener<Integer>) change -> chosen(table));
    }
    // tables come and go, the selection stays
    brush.addListener(new WeakChangeListener<>(follow));
    show(brush.get());
  }

  private boolean within(int row, Interval stretch) {
    return stretch.from() <= frame.tick(row) && frame.tick(row) < stretch.until();
  }

  private void show(Interval stretch) {
    if (stretch == null || choosing) return;
    int first = frame.rowAt(stretch.from());
    for (var table : tables) {
      int place = place(table.getItems(), first);
      if (place >= 0) table.scrollTo(Math.max(0, place - 1));
    }
  }

  /// Its place in the list, -1 where it is left out or the list is too long to look through.
  private static int place(List<Integer> rows, int row) {
    if (row < rows.size() && rows.get(row) == row) return row;
    return rows.size() <= SEARCHED ? rows.indexOf(row) : -1;
  }

  /// From the first to the last chosen row; one row alone is no stretch.
  private void chosen(TableView<Integer> table) {
    var rows = List.copyOf(table.getSelectionModel().getSelectedIndices());
    if (rows.size() < 2) return;
    var numbers = rows.stream().mapToInt(place -> table.getItems().get(place)).summaryStatistics();
    choosing = true;
    brush.set(new Interval(frame.tick(numbers.getMin()), frame.tick(numbers.getMax()) + 1));
    choosing = false;
  }
}
