package io.driftglass.live;

import java.util.function.DoubleConsumer;

/// The values of one column of a ring and the extremes of their blocks of 8, 64, 512 and 4096. In
/// pieces: an array of a megabyte would take two regions of the heap for itself.
final class RingColumn {
  /// So many blocks make the next larger one.
  static final int FAN = 8;

  /// Rows of the largest block.
  static final int LARGEST = FAN * FAN * FAN * FAN;

  private static final int LEVELS = 4;
  private static final int BITS = 3;
  private static final int PIECE_BITS = 14;
  private static final int PIECE = 1 << PIECE_BITS;

  private final double[][] values;
  private final double[][] lows = new double[LEVELS][];
  private final double[][] highs = new double[LEVELS][];

  /// @param room rows, a multiple of the largest block
  RingColumn(int room) {
    values = new double[(room + PIECE - 1) / PIECE][Math.min(room, PIECE)];
    for (int level = 0; level < LEVELS; level++) {
      lows[level] = new double[room >> (BITS * (level + 1))];
      highs[level] = new double[room >> (BITS * (level + 1))];
    }
  }

  /// Writes over what is there; places come one after the other.
  void put(int place, double value) {
    values[place >> PIECE_BITS][place & PIECE - 1] = value;
    for (int level = 0; level < LEVELS; level++) {
      int shift = BITS * (level + 1);
      int block = place >> shift;
      if ((place & (1 << shift) - 1) == 0) {
        lows[level][block] = Double.POSITIVE_INFINITY;
        highs[level][block] = Double.NEGATIVE_INFINITY;
      }
      if (value < lows[level][block]) lows[level][block] = value;
      if (value > highs[level][block]) highs[level][block] = value;
    }
  }

  double value(int place) {
    return values[place >> PIECE_BITS][place & PIECE - 1];
  }

  /// @param rows 1 or those of a block that begins there
  void extremes(int place, int rows, DoubleConsumer told) {
    if (rows == 1) {
      double value = value(place);
      if (!Double.isNaN(value)) told.accept(value);
      return;
    }
    int shift = Integer.numberOfTrailingZeros(rows);
    double low = lows[shift / BITS - 1][place >> shift];
    if (low == Double.POSITIVE_INFINITY) return;
    told.accept(low);
    told.accept(highs[shift / BITS - 1][place >> shift]);
  }
}
