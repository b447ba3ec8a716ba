package io.driftglass.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A row at which the mean of a channel changes (binary segmentation; Scott and Knott 1974, with
/// the penalty `3 log n` on values in their own deviation).
///
/// @param channel its name
/// @param row the first row after the change
/// @param before mean before it, up to the change before
/// @param after mean after it, up to the next change
/// @param strength how much of the squared error it takes away, over the penalty; above 1
public record ChangePoint(String channel, int row, double before, double after, double strength) {
  private static final int LEAST_ROWS = 5;
  private static final double PENALTY = 3;

  /// The changes in some rows of a channel, strongest first.
  ///
  /// @param values NaN not allowed
  /// @param most how many at most
  static List<ChangePoint> in(String channel, double[] values, int from, int until, int most) {
    double variance = noise(values, from, until);
    if (!(variance > 0) || until - from < 2 * LEAST_ROWS) return List.of();
    double penalty = PENALTY * Math.log(until - from) * variance;
    var splits = new TreeMap<Integer, Double>();
    split(values, from, until, penalty, splits);
    var found = new ArrayList<ChangePoint>();
    int last = from;
    for (int row : splits.keySet()) {
      var next = splits.higherKey(row);
      double before = mean(values, last, row);
      double after = mean(values, row, next == null ? until : next);
      found.add(new ChangePoint(channel, row, before, after, splits.get(row)));
      last = row;
    }
    found.sort(Comparator.comparingDouble(ChangePoint::strength).reversed());
    return found.subList(0, Math.min(most, found.size()));
  }

  private static double mean(double[] values, int from, int until) {
    return Arrays.stream(values, from, until).average().orElseThrow();
  }

  private static void split(
      double[] values, int from, int until, double penalty, Map<Integer, Double> splits) {
    if (until - from < 2 * LEAST_ROWS) return;
    double sum = 0;
    for (int row = from; row < until; row++) sum += values[row];
    double left = 0;
    int best = -1;
    double most = 0;
    for (int row = from + 1; row <= until - LEAST_ROWS; row++) {
      left += values[row - 1];
      if (row - from < LEAST_ROWS) continue;
      double n = row - from;
      double m = until - row;
      double step = left / n - (sum - left) / m;
      double gain = step * step * n * m / (n + m);
      if (gain > most) {
        most = gain;
        best = row;
      }
    }
    if (best < 0 || most <= penalty) return;
    splits.put(best, most / penalty);
    split(values, from, best, penalty, splits);
    split(values, best, until, penalty, splits);
  }

  /// Variance of the noise, from the differences of neighbours: a step does not count.
  private static double noise(double[] values, int from, int until) {
    double square = 0;
    double mean = 0;
    for (int row = from; row < until; row++) mean += values[row] / (until - from);
    double all = 0;
    for (int row = from + 1; row < until; row++) {
      double step = values[row] - values[row - 1];
      square += step * step / 2 / (until - from - 1);
      all += (values[row] - mean) * (values[row] - mean) / (until - from);
    }
    return Math.max(square, 1e-4 * all);
  }
}
