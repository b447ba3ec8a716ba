package io.driftglass.metric;

import io.driftglass.series.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What every threshold would make of scores where rows are labelled (Davis, Goadrich 2006, ICML).
public final class PrecisionRecall {
  private final double[] strange;
  private final double[] all;
  private final long labelled;

  private PrecisionRecall(double[] strange, double[] all, long labelled) {
    this.strange = strange;
    this.all = all;
    this.labelled = labelled;
  }

  /// What one level gives.
  ///
  /// @param level rows that score as high are alarmed
  /// @param recall part of labelled rows that are alarmed
  /// @param precision part of alarmed rows that are labelled; 1 where none is alarmed
  public record Point(double level, double recall, double precision) {}

  /// @param truth one a row
  /// @param scores one a row, high is strange; a row without one is never alarmed
  /// @return empty where no row, or every row, is labelled or no row has a score
  public static Optional<PrecisionRecall> of(boolean[] truth, double[] scores) {
    Segments.requireSameRows(truth.length, scores.length);
    if (!RankMetrics.notComputable(truth, scores).isEmpty()) return Optional.empty();
    int[] rows = IntStream.range(0, truth.length).filter(row -> truth[row]).toArray();
    double[] strange = Spread.sorted(IntStream.of(rows).mapToDouble(row -> scores[row]).toArray());
    return Optional.of(new PrecisionRecall(strange, Spread.sorted(scores), rows.length));
  }

  public Point at(double level) {
    int hits = strange.length - Spread.below(strange, level);
    int alarmed = all.length - Spread.below(all, level);
    return new Point(level, (double) hits / labelled, alarmed == 0 ? 1 : (double) hits / alarmed);
  }

  /// Points of the curve, lowest recall first, each at the score of a labelled row.
  ///
  /// @param most of them
  public List<Point> points(int most) {
    var points = new ArrayList<Point>();
    int count = Math.min(most, strange.length);
    for (int i = 1; i <= count; i++) {
      double level = strange[strange.length - (int) ((long) strange.length * i / count)];
      if (points.isEmpty() || points.getLast().level() != level) points.add(at(level));
    }
    return points;
  }
}
