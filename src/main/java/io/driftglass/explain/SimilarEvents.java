package io.driftglass.explain;

import io.driftglass.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Earlier stretches of a channel whose shape is that of an event.
public final class SimilarEvents {
  private static final int LEAST_ROWS = 16;
  private static final int MOST_ROWS = 4096;

  private SimilarEvents() {}

  /// @param fromRow first row of the earlier stretch
  /// @param untilRow first row after it
  /// @param likeness correlation of the two shapes, -1..1
  public record Match(int fromRow, int untilRow, double likeness) {}

  /// The nearest shapes before an event, none overlapping it or one another.
  ///
  /// @param values oldest first, NaN not allowed
  /// @param fromRow first row of the event
  /// @param untilRow first row after it; a short event is looked for with the rows around it
  /// @param most how many at most
  /// @param leastLikeness those less alike are left out
  public static List<Match> before(
      double[] values,
      int fromRow,
      int untilRow,
      int most,
      double leastLikeness,
      Progress progress) {
    int length = Math.clamp(untilRow - fromRow, LEAST_ROWS, MOST_ROWS);
    int from =
        Math.max(
            0,
            Math.min(
                values.length - length, fromRow - Math.max(0, length - (untilRow - fromRow)) / 2));
    if (values.length < length || from < length) return List.of();
    var past = values.length == from + length ? values : Arrays.copyOf(values, from + length);
    var distances = ShapeSearch.distances(past, from, length, progress);
    var matches = new ArrayList<Match>();
    while (matches.size() < most) {
      int best = -1;
      for (int row = 0; row + length <= from; row++) {
        if (distances[row] < (best < 0 ? Double.POSITIVE_INFINITY : distances[best])) best = row;
      }
      if (best < 0) break;
      double likeness = 1 - distances[best] * distances[best] / (2 * length);
      if (likeness < leastLikeness) break;
      matches.add(new Match(best, best + length, likeness));
      for (int row = Math.max(0, best - length + 1);
          row < Math.min(distances.length, best + length);
          row++) {
        distances[row] = Double.NaN;
      }
    }
    return matches;
  }
}
