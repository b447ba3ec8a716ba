package io.driftglass.monitor.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How often a score is an anomaly, never falling with the score: the pool-adjacent-violators
/// algorithm (Ayer et al. 1955; as calibration Zadrozny and Elkan 2002, KDD).
@SuppressWarnings("ArrayRecordComponent")
record Isotonic(double[] from, double[] chance) {
  /// @param scores finite, one a row
  /// @param truth as many
  static Isotonic of(double[] scores, boolean[] truth) {
    var once = new int[scores.length];
    Arrays.fill(once, 1);
    return of(scores, truth, order(scores), once);
  }

  /// Rows from the lowest score to the highest.
  static int[] order(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> scores[row]))
        .mapToInt(row -> row)
        .toArray();
  }

  /// @param order of [#order]
  /// @param times how often each row counts; not all 0
  static Isotonic of(double[] scores, boolean[] truth, int[] order, int[] times) {
    var from = new double[scores.length];
    var sum = new double[scores.length];
    var rows = new double[scores.length];
    int pools = 0;
    for (int at = 0; at < order.length; ) {
      double score = scores[order[at]];
      double hits = 0;
      double all = 0;
      for (; at < order.length && scores[order[at]] == score; at++) {
        all += times[order[at]];
        if (truth[order[at]]) hits += times[order[at]];
      }
      if (all == 0) continue;
      from[pools] = score;
      sum[pools] = hits;
      rows[pools++] = all;
      while (pools > 1 && sum[pools - 2] * rows[pools - 1] >= sum[pools - 1] * rows[pools - 2]) {
        sum[pools - 2] += sum[pools - 1];
        rows[pools - 2] += rows[pools - 1];
        pools--;
      }
    }
    var chance = new double[pools];
    for (int pool = 0; pool < pools; pool++) chance[pool] = sum[pool] / rows[pool];
    return new Isotonic(Arrays.copyOf(from, pools), chance);
  }

  /// The chance of a score, that of the lowest pool below all of them.
  double at(double score) {
    int place = Arrays.binarySearch(from, score);
    int pool = place >= 0 ? place : -place - 2;
    return chance[Math.max(0, pool)];
  }
}
