package io.driftglass.series;

/// The address of up to 4096 consecutive stretches of one stored column.
///
/// @param channel its place, or [#TICKS]
/// @param level 0 for the rows themselves; at 1 a stretch is 64 rows wide, at each further level 16
///   times as wide
/// @param number 0 is the first part of the column
public record Part(int channel, int level, int number) {
  /// The column of the rows' ticks.
  public static final int TICKS = -1;

  /// Stretches a full part holds.
  public static final int STRETCHES = Block.ROWS;

  private static final int BASE_BITS = 6;
  private static final int FACTOR_BITS = 4;

  /// Rows a stretch.
  public static int width(int level) {
    return level == 0 ? 1 : 1 << (BASE_BITS + (level - 1) * FACTOR_BITS);
  }

  /// Stretches of the level below in one of this level, which is above 0.
  public static int children(int level) {
    return level == 1 ? 1 << BASE_BITS : 1 << FACTOR_BITS;
  }

  /// Levels above the rows: none for what fits one part, else as many as leave one stretch or more.
  public static int levels(int rows) {
    if (rows <= STRETCHES) return 0;
    int levels = 1;
    while (levels < 5 && width(levels + 1) < rows) levels++;
    return levels;
  }

  /// Stretches that so many rows have, the last of them perhaps cut short.
  public static int stretches(int rows, int level) {
    return (int) (((long) rows + width(level) - 1) / width(level));
  }

  /// Parts that so many rows have.
  public static int parts(int rows, int level) {
    return (stretches(rows, level) + STRETCHES - 1) / STRETCHES;
  }
}
