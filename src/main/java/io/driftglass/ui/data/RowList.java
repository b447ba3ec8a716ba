package io.driftglass.ui.data;

import javafx.collections.ObservableListBase;

/// The row numbers 0 to n - 1 as a list that holds none of them: a table of ten million rows costs
/// nothing.
final class RowList extends ObservableListBase<Integer> {
  private final int rows;

  RowList(int rows) {
    this.rows = rows;
  }

  @Override
  public Integer get(int index) {
    return index;
  }

  @Override
  public int size() {
    return rows;
  }
}
