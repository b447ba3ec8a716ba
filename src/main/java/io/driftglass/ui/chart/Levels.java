package io.driftglass.ui.chart;

import java.util.ArrayList;
import java.util.List;

/// Extremes of a column at one entry per 256, 4096, 65536, ... values, so that those of any stretch
/// are found in a few hundred steps.
final class Levels {
  private static final int FIRST = 256;
  private static final int NEXT = 16;

  @SuppressWarnings("ArrayRecordComponent")
  private record Level(double[] low, double[] high, int factor) {}

  private final List<Level> levels = new ArrayList<>();

  Levels(double[] values) {
    var level = new Level(values, values, FIRST);
    levels.add(level);
    while (level.low.length >= 2 * level.factor) {
      level = coarser(level);
      levels.add(level);
    }
  }

  /// Adds the values of rows `from` until `until`.
  void collect(int from, int until, Extremes into) {
    collect(0, from, until, into);
  }

  private void collect(int depth, int from, int until, Extremes into) {
    var level = levels.get(depth);
    if (depth + 1 == levels.size() || until - from < 2 * level.factor) {
      into.add(level.low, level.high, from, until);
      return;
    }
    int first = Math.ceilDiv(from, level.factor);
    int last = until / level.factor;
    into.add(level.low, level.high, from, first * level.factor);
    collect(depth + 1, first, last, into);
    into.add(level.low, level.high, last * level.factor, until);
  }

  private static Level coarser(Level fine) {
    int count = Math.ceilDiv(fine.low.length, fine.factor);
    var low = new double[count];
    var high = new double[count];
    var extremes = new Extremes();
    for (int i = 0; i < count; i++) {
      extremes.clear();
      int until = Math.min(fine.low.length, (i + 1) * fine.factor);
      extremes.add(fine.low, fine.high, i * fine.factor, until);
      low[i] = extremes.low();
      high[i] = extremes.high();
    }
    return new Level(low, high, NEXT);
  }
}
