package io.driftglass.prepare.column;

import java.util.ArrayList;
import java.util.List;

/// A stretch of missing values in a column.
///
/// @param from its first row
/// @param until the row after its last
public record Gap(int from, int until) {
  /// Every gap that is no longer than `most` ticks, from its first missing row to the end of its
  /// last one.
  ///
  /// @param interval the usual step between rows in ticks
  public static List<Gap> upTo(double[] values, long[] ticks, long interval, long most) {
    var gaps = new ArrayList<Gap>();
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) continue;
      int from = row;
      while (row < values.length && Double.isNaN(values[row])) row++;
      if (ticks[row - 1] - ticks[from] <= most - interval) gaps.add(new Gap(from, row));
    }
    return gaps;
  }

  /// Whether values stand on both sides.
  public boolean inside(int rows) {
    return from > 0 && until < rows;
  }
}
