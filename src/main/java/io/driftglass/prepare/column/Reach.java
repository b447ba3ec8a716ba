package io.driftglass.prepare.column;

import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import java.util.stream.IntStream;

/// For every row the rows of the window around or before it; both ends never fall.
///
/// @param from first row of each row's window
/// @param until the row after its last
@SuppressWarnings("ArrayRecordComponent")
public record Reach(int[] from, int[] until) {
  /// The windows that end with their row: so many rows, or the rows less than a time back.
  public static Reach trailing(Frame frame, Span span) {
    int rows = frame.rows();
    if (span instanceof Span.Rows(var count)) {
      return new Reach(
          IntStream.range(0, rows).map(row -> (int) Math.max(0, row - count + 1)).toArray(),
          IntStream.rangeClosed(1, rows).toArray());
    }
    return trailing(frame.ticks(), span.ticks(frame));
  }

  /// The windows with their row in the middle: as many rows before as after, or the rows less than
  /// half a time away.
  public static Reach centred(Frame frame, Span span) {
    int rows = frame.rows();
    if (span instanceof Span.Rows(var count)) {
      long half = count / 2;
      return new Reach(
          IntStream.range(0, rows).map(row -> (int) Math.max(0, row - half)).toArray(),
          IntStream.range(0, rows).map(row -> (int) Math.min(rows, row + half + 1)).toArray());
    }
    return centred(frame.ticks(), span.ticks(frame));
  }

  static Reach trailing(long[] ticks, long length) {
    var from = new int[ticks.length];
    var until = new int[ticks.length];
    int first = 0;
    for (int row = 0; row < ticks.length; row++) {
      while (ticks[row] - ticks[first] >= length) first++;
      from[row] = first;
      until[row] = row + 1;
    }
    return new Reach(from, until);
  }

  static Reach centred(long[] ticks, long length) {
    var from = new int[ticks.length];
    var until = new int[ticks.length];
    int first = 0;
    int last = 0;
    for (int row = 0; row < ticks.length; row++) {
      while (2 * (ticks[row] - ticks[first]) >= length) first++;
      while (last < ticks.length && 2 * (ticks[last] - ticks[row]) < length) last++;
      from[row] = first;
      until[row] = last;
    }
    return new Reach(from, until);
  }
}
