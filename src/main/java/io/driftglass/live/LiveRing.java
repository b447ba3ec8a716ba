package io.driftglass.live;

/// The newest rows of something that goes on, as many as fit, with the extremes of their blocks.
/// One thread adds, any other reads; what it reads of the last [#WINDOW] rows stays whole while
/// another [#SPARE] come.
public final class LiveRing {
  /// Rows of one block, whose extremes are known.
  public static final int BLOCK = 64;

  /// Rows that can be looked at.
  public static final int WINDOW = 3 << 15;

  /// Rows that may come while they are looked at.
  public static final int SPARE = 1 << 15;

  private static final int ROOM = WINDOW + SPARE;

  private final long[] ticks = new long[ROOM];
  private final double[][] values;
  private final double[][] lows;
  private final double[][] highs;
  private volatile long end;

  LiveRing(int columns) {
    values = new double[columns][ROOM];
    lows = new double[columns][ROOM / BLOCK];
    highs = new double[columns][ROOM / BLOCK];
  }

  /// One value of the coming row; the row counts once [#end] is called.
  void put(int column, double value) {
    int at = place(end);
    int block = at / BLOCK;
    if (at % BLOCK == 0) {
      lows[column][block] = Double.POSITIVE_INFINITY;
      highs[column][block] = Double.NEGATIVE_INFINITY;
    }
    values[column][at] = value;
    if (value < lows[column][block]) lows[column][block] = value;
    if (value > highs[column][block]) highs[column][block] = value;
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
    return values[column][place(row)];
  }

  /// Of the whole block that begins with that row; positive infinity where nothing was measured.
  public double low(int column, long row) {
    return lows[column][place(row) / BLOCK];
  }

  /// Of the whole block that begins with that row; negative infinity where nothing was measured.
  public double high(int column, long row) {
    return highs[column][place(row) / BLOCK];
  }

  private static int place(long row) {
    return (int) (row % ROOM);
  }
}
