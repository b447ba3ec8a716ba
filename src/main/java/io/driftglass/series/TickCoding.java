package io.driftglass.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Ticks in few bytes: the first tick, the smallest step, and what each step exceeds it by.
///
/// Evenly spaced ticks take 21 bytes however many they are. Steps wrap like `long` does, so any
/// ticks survive.
public final class TickCoding {
  private static final int HEADER = 4 + 8 + 8 + 1;

  private TickCoding() {}

  public static byte[] encode(long[] ticks, int rows) {
    if (rows == 0) return new byte[4];
    var steps = new long[rows];
    long smallest = rows > 1 ? Long.MAX_VALUE : 0;
    for (int row = 1; row < rows; row++) smallest = Math.min(smallest, ticks[row] - ticks[row - 1]);
    long widest = 0;
    for (int row = 1; row < rows; row++) {
      steps[row - 1] = ticks[row] - ticks[row - 1] - smallest;
      widest |= steps[row - 1];
    }
    int width = BitPacking.width(widest);
    var coded = new byte[HEADER + BitPacking.bytes(rows - 1, width)];
    var bytes =
        ByteBuffer.wrap(coded)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(rows)
            .putLong(ticks[0])
            .putLong(smallest)
            .put((byte) width);
    BitPacking.pack(steps, rows - 1, width, bytes);
    return coded;
  }

  /// Writes the ticks from `offset` on.
  ///
  /// @return how many there were
  public static int decode(byte[] coded, long[] target, int offset) {
    var bytes = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN);
    int rows = bytes.getInt();
    if (rows == 0) return 0;
    long tick = bytes.getLong();
    long smallest = bytes.getLong();
    int width = bytes.get();
    var steps = new long[rows];
    BitPacking.unpack(bytes, rows - 1, width, steps);
    target[offset] = tick;
    for (int row = 1; row < rows; row++) {
      tick += smallest + steps[row - 1];
      target[offset + row] = tick;
    }
    return rows;
  }
}
