package io.driftglass.data.ingest;

/// The order in which rows come by tick, rows of one tick as they stood (natural merge sort: a file
/// in few sorted stretches costs few passes).
public final class StableOrder {
  private StableOrder() {}

  /// @return for each place the row that belongs there
  public static int[] of(long[] ticks) {
    int rows = ticks.length;
    var order = new int[rows];
    for (int row = 0; row < rows; row++) order[row] = row;
    var other = new int[rows];
    while (true) {
      int merges = 0;
      for (int from = 0; from < rows; ) {
        int middle = runEnd(ticks, order, from);
        int until = middle < rows ? runEnd(ticks, order, middle) : rows;
        merge(ticks, order, from, middle, until, other);
        if (middle < rows) merges++;
        from = until;
      }
      var merged = other;
      other = order;
      order = merged;
      if (merges == 0) return order;
    }
  }

  private static int runEnd(long[] ticks, int[] order, int from) {
    int at = from + 1;
    while (at < order.length && ticks[order[at]] >= ticks[order[at - 1]]) at++;
    return at;
  }

  private static void merge(
      long[] ticks, int[] order, int from, int middle, int until, int[] target) {
    int left = from;
    int right = middle;
    for (int at = from; at < until; at++) {
      boolean takeLeft =
          right >= until || (left < middle && ticks[order[left]] <= ticks[order[right]]);
      target[at] = takeLeft ? order[left++] : order[right++];
    }
  }
}
