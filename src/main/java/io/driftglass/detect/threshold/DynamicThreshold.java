package io.driftglass.detect.threshold;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The nonparametric dynamic threshold of Hundman et al. 2018 (KDD, section 3.2): a level chosen
/// anew every few rows from the smoothed errors of a window behind them.
///
/// Deviations from the authors' code, all on purpose: a sequence of a single row is kept; the error
/// below which nothing is strange is 0 unless it is given, not .05; every row is judged in exactly
/// one window (the code skips rows between its last two); the buffer is the same when a level is
/// tried and when it is applied; rows without a score are left out of all statistics and are never
/// strange; errors without spread give no alarm and a level of twice their mean (1 where that is
/// 0).
public final class DynamicThreshold {
  private DynamicThreshold() {}

  /// @param scores smoothed errors, 0 or more, oldest first; NaN where there is none
  public static Alarms alarms(double[] scores, Threshold.Dynamic threshold) {
    int[] rows =
        IntStream.range(0, scores.length).filter(row -> !Double.isNaN(scores[row])).toArray();
    double[] errors = IntStream.of(rows).mapToDouble(row -> scores[row]).toArray();
    var level = new double[errors.length];
    var over = new boolean[errors.length];
    int judged = 0;
    while (judged < errors.length) {
      int until = nextEnd(judged, errors.length, threshold);
      judge(errors, judged, until, threshold, level, over);
      judged = until;
    }
    return spread(scores.length, rows, level, over);
  }

  /// The first window judges all its rows, every later one the rows that are new in it; a rest too
  /// short for a step joins the last.
  private static int nextEnd(int judged, int rows, Threshold.Dynamic threshold) {
    int end = judged == 0 ? threshold.windowRows() : judged + threshold.stepRows();
    return rows - end < threshold.stepRows() ? rows : end;
  }

  private static void judge(
      double[] errors,
      int from,
      int until,
      Threshold.Dynamic threshold,
      double[] level,
      boolean[] over) {
    int start = Math.max(0, until - Math.max(threshold.windowRows(), until - from));
    var window = new ErrorWindow(Arrays.copyOfRange(errors, start, until));
    if (window.flat()) {
      Arrays.fill(level, from, until, window.mean() > 0 ? 2 * window.mean() : 1);
      return;
    }
    var known = Arrays.copyOfRange(over, start, from);
    double upper = window.level(threshold.bufferRows());
    var high = window.strange(upper, threshold, known);
    var inverse = window.flipped();
    double lower = inverse.level(threshold.bufferRows());
    var low = inverse.strange(lower, threshold, known);
    Arrays.fill(level, from, until, Math.max(upper, threshold.least()));
    for (int row = from; row < until; row++) over[row] = high[row - start] || low[row - start];
  }

  /// Back to all rows: one without a score has the level of the scored row before it, and is not
  /// over.
  private static Alarms spread(int length, int[] rows, double[] level, boolean[] over) {
    var allLevels = new double[length];
    var allOver = new boolean[length];
    Arrays.fill(allLevels, rows.length == 0 ? 1 : level[0]);
    for (int i = 0; i < rows.length; i++) {
      int until = i + 1 < rows.length ? rows[i + 1] : length;
      Arrays.fill(allLevels, rows[i], until, level[i]);
      allOver[rows[i]] = over[i];
    }
    return new Alarms(allLevels, allOver);
  }
}
