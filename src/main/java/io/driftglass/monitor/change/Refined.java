package io.driftglass.monitor.change;

/// Changes found on means of stretches, moved to the row within a stretch of them at which two
/// lines fit best.
final class Refined {
  private Refined() {}

  /// @param changes in stretches
  /// @param cell rows a stretch
  static int[] of(double[] values, int[] changes, int cell) {
    var rows = new int[changes.length];
    for (int change = 0; change < changes.length; change++) {
      int from = change == 0 ? 0 : rows[change - 1];
      int until = change + 1 < changes.length ? changes[change + 1] * cell : values.length;
      int place = changes[change] * cell;
      int first = Math.max(from + 2, place - 2 * cell);
      int last = Math.min(until - 2, place + 2 * cell);
      rows[change] = first > last ? place : best(values, from, first, last, until);
    }
    return rows;
  }

  private static int best(double[] values, int from, int first, int last, int until) {
    int best = first;
    double least = Double.POSITIVE_INFINITY;
    int reach = 8 * (last - first + 1);
    int left = Math.max(from, first - reach);
    int right = Math.min(until, last + reach);
    for (int row = first; row <= last; row++) {
      double error = error(values, left, row) + error(values, row, right);
      if (error < least) {
        least = error;
        best = row;
      }
    }
    return best;
  }

  private static double error(double[] values, int from, int until) {
    double sum = 0;
    double square = 0;
    for (int row = from; row < until; row++) {
      sum += values[row];
      square += values[row] * values[row];
    }
    return square - sum * sum / Math.max(1, until - from);
  }
}
