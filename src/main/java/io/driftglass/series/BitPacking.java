package io.driftglass.series;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Whole numbers of a few bits each, packed without gaps into little-endian 64-bit words.
final class BitPacking {
  private BitPacking() {}

  /// Bits that hold every number from 0 up to `most`, taken as unsigned.
  static int width(long most) {
    return 64 - Long.numberOfLeadingZeros(most);
  }

  /// Bytes of `count` numbers of `width` bits, rounded up to whole words.
  static int bytes(int count, int width) {
    return (int) (((long) count * width + 63) / 64) * 8;
  }

  static void pack(long[] numbers, int count, int width, ByteBuffer target) {
    if (width == 0) return;
    long word = 0;
    int used = 0;
    for (int at = 0; at < count; at++) {
      long number = numbers[at];
      word |= number << used;
      used += width;
      if (used >= 64) {
        target.putLong(word);
        used -= 64;
        word = used == 0 ? 0 : number >>> (width - used);
      }
    }
    if (used > 0) target.putLong(word);
  }

  static void unpack(ByteBuffer source, int count, int width, long[] target) {
    if (width == 0) {
      Arrays.fill(target, 0, count, 0);
      return;
    }
    long mask = width == 64 ? -1L : (1L << width) - 1;
    long word = 0;
    int left = 0;
    for (int at = 0; at < count; at++) {
      if (left >= width) {
        target[at] = word & mask;
        word = width == 64 ? 0 : word >>> width;
        left -= width;
      } else {
        long next = source.getLong();
        target[at] = (word | (left == 64 ? 0 : next << left)) & mask;
        int taken = width - left;
        word = taken == 64 ? 0 : next >>> taken;
        left = 64 - taken;
      }
    }
  }
}
