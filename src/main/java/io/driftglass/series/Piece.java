package io.driftglass.series;

/// What lies at the address of a [Part]. The arrays are handed out without a copy and must not be
/// written to.
public sealed interface Piece {
  Part part();

  /// The first tick of each stretch.
  @SuppressWarnings("ArrayRecordComponent")
  record Ticks(Part part, long[] starts) implements Piece {}

  /// The smallest and largest value of each stretch, NaN where it has none; at level 0 both are the
  /// rows themselves.
  @SuppressWarnings("ArrayRecordComponent")
  record Extents(Part part, double[] lows, double[] highs) implements Piece {}

  /// Bytes of memory, about.
  default long bytes() {
    return switch (this) {
      case Ticks(var _, var starts) -> 8L * starts.length;
      case Extents(var _, var lows, var highs) -> 8L * (lows.length + highs.length);
    };
  }
}
