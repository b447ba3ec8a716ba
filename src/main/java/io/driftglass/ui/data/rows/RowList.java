package io.driftglass.ui.data.rows;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// Row numbers as a list that holds no object a row: a table of ten million rows costs at most one
/// int each.
final class RowList extends ObservableListBase<Integer> {
  private Numbers shown;

  RowList(int rows) {
    shown = new Numbers(rows, null);
  }

  /// Shows these rows in this order.
  void show(int[] rows) {
    replace(new Numbers(rows.length, rows));
  }

  /// Shows the rows 0 to n - 1 in their order.
  void showAll(int rows) {
    replace(new Numbers(rows, null));
  }

  private void replace(Numbers next) {
    List<Integer> before = shown;
    beginChange();
    shown = next;
    nextReplace(0, next.size(), before);
    endChange();
  }

  @Override
  public Integer get(int index) {
    return shown.get(index);
  }

  @Override
  public int size() {
    return shown.size();
  }

  private static final class Numbers extends AbstractList<Integer> {
    private final int size;
    private final int[] rows;

    /// @param rows null where each is at its own place
    Numbers(int size, int[] rows) {
      this.size = size;
      this.rows = rows;
    }

    @Override
    public Integer get(int index) {
      return rows == null ? index : rows[index];
    }

    @Override
    public int size() {
      return size;
    }
  }
}
