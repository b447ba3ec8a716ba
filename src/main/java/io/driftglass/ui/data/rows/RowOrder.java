package io.driftglass.ui.data.rows;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// Picks rows and puts them in order, ten million in seconds.
final class RowOrder {
  private static final int DIGITS = 1 << 16;
  private static final int PASSES = 4;
  private static final int CHECKED = 1 << 20;

  private RowOrder() {}

  static int[] filtered(Frame frame, IntPredicate wanted, Progress progress) {
    var rows = new int[frame.rows()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (row % CHECKED == 0) progress.step(row, rows.length, "filtering rows");
      if (wanted.test(row)) rows[count++] = row;
    }
    return Arrays.copyOf(rows, count);
  }

  /// The same rows by a value, equal ones in the order they had, missing ones last (radix sort of
  /// the values' bits).
  static int[] sorted(int[] rows, double[] values, boolean falling, Progress progress) {
    var from = rows.clone();
    var to = new int[rows.length];
    for (int pass = 0; pass < PASSES; pass++) {
      progress.step(pass, PASSES, "sorting rows");
      int shift = 16 * pass;
      var starts = new int[DIGITS + 1];
      for (int row : from) starts[digit(values[row], falling, shift) + 1]++;
      for (int digit = 0; digit < DIGITS; digit++) starts[digit + 1] += starts[digit];
      for (int row : from) to[starts[digit(values[row], falling, shift)]++] = row;
      var swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private static int digit(double value, boolean falling, int shift) {
    return (int) (key(value, falling) >>> shift) & (DIGITS - 1);
  }

  /// A number without sign that is as large as the value is high in the order.
  private static long key(double value, boolean falling) {
    if (Double.isNaN(value)) return -1;
    long bits = Double.doubleToRawLongBits(value + 0.0);
    long rising = bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    return falling ? ~rising : rising;
  }
}
