package io.driftglass.live;

import java.util.function.DoubleConsumer;

/// The newest rows of something that goes on, as many as fit, with the extremes of their blocks.
/// One thread adds, any other reads; what it reads of the last [#WINDOW] rows stays whole while
/// another [#SPARE] come.
public final class LiveRing {
  /// Rows that can be looked at.
  public static final int WINDOW = 3 << 15;

  /// Rows that may come while they are looked at.
  public static final int SPARE = 1 << 15;

  private static final int ROOM = WINDOW + SPARE;

  private final long[] ticks = new long[ROOM];
  private final RingColumn[] columns;
  private volatile long end;

  LiveRing(int columns) {
    this.columns = new RingColumn[columns];
    for (int c = 0; c < columns; c++) this.columns[c] = new RingColumn(ROOM);
  }

  /// One value of the coming row; the row counts once [#end] is called.
  void put(int column, double value) {
    columns[column].put(place(end), value);
  }

  /// Ends the row whose values have been put.
  void end(long tick) {
    long row = end;
    ticks[place(row)] = tick;
    end = row + 1;
  }

  /// How many rows have come.
  public long end() {
    return end;
  }

  /// The first row that can be looked at when `end` have come.
  public static long first(long end) {
    return Math.max(0, end - WINDOW);
  }

  public long tick(long row) {
    return ticks[place(row)];
  }

  public double value(int column, long row) {
    return columns[column].value(place(row));
  }

  /// Tells the lowest and highest values of the blocks that make up those rows; nothing where
  /// nothing was measured.
  public void extremes(int column, long from, long until, DoubleConsumer told) {
    for (long row = from; row < until; ) {
      int rows = step(row, until);
      columns[column].extremes(place(row), rows, told);
      row += rows;
    }
  }

  /// Rows of the largest block that begins there and ends in time, 1 where none does.
  private static int step(long row, long until) {
    int rows = 1;
    for (int next = RingColumn.FAN;
        row % next == 0 && row + next <= until;
        next *= RingColumn.FAN) {
      rows = next;
      if (next == RingColumn.LARGEST) break;
    }
    return rows;
  }

  private static int place(long row) {
    return (int) (row % ROOM);
  }
}
