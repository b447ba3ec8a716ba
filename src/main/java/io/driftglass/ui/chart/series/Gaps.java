package io.driftglass.ui.chart.series;

import io.driftglass.series.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The stretches of a series without measurements, each from the last measured tick before it until
/// the first after it. Of very many only the longest are kept: the others are narrower than a pixel
/// whenever they would count.
public record Gaps(List<Interval> stretches) {
  private static final int MOST = 4096;

  public Gaps {
    stretches = List.copyOf(stretches);
  }

  /// @param ticks never falling
  /// @param longestStep a longer step between two rows is a hole
  public static Gaps of(long[] ticks, double[] values, long longestStep) {
    var longest = new PriorityQueue<>(Comparator.comparingLong(Interval::length));
    int last = -1;
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) continue;
      boolean missing = row - last > 1;
      if (missing || (last >= 0 && ticks[row] - ticks[last] > longestStep)) {
        keep(longest, new Interval(ticks[Math.max(last, 0)], ticks[row]));
      }
      last = row;
    }
    if (last < values.length - 1) {
      keep(longest, new Interval(ticks[Math.max(last, 0)], ticks[values.length - 1]));
    }
    var sorted = new ArrayList<>(longest);
    sorted.sort(Comparator.comparingLong(Interval::from));
    return new Gaps(sorted);
  }

  /// The longest step between rows that is no hole: one and a half intervals where the rows are
  /// even, five where they are not.
  static long longestStep(long[] ticks) {
    if (ticks.length < 3) return Long.MAX_VALUE;
    int sample = Math.min(ticks.length - 1, 2001);
    var steps = new long[sample];
    for (int i = 0; i < sample; i++) {
      int row = (int) ((long) i * (ticks.length - 1) / sample);
      steps[i] = ticks[row + 1] - ticks[row];
    }
    Arrays.sort(steps);
    long middle = Math.max(1, steps[sample / 2]);
    long even = 0;
    for (long step : steps) if (Math.abs(step - middle) <= middle / 8) even++;
    return even >= .9 * sample ? middle + middle / 2 : 5 * middle;
  }

  private static void keep(PriorityQueue<Interval> longest, Interval gap) {
    longest.add(gap);
    if (longest.size() > MOST) longest.remove();
  }
}
