package io.driftglass.forecast.network;

import io.driftglass.forecast.Season;
import java.util.Arrays;

/// What the uncertainty of a forecast may depend on: how much the series has moved of late and at
/// the same time of earlier cycles, where it stands, what is expected, and how far ahead.
///
/// @param mean of the rows learnt from
/// @param spread their standard deviation
/// @param change mean size of their changes from row to row; 0 where they never changed
record Surroundings(Season season, double mean, double spread, double change) {
  static final int COUNT = 10;

  private static final int[] LATELY = {1, 4, 16, 64};
  private static final int CYCLES = 3;
  private static final double MOST = 5;
  private static final double FLOOR = .1;
  private static final double GRID = 1 << 14;

  static Surroundings of(double[] values, Season season) {
    double spread = Spread.of(values);
    double mean = Arrays.stream(values).average().orElse(0);
    double change = moved(values, values.length, values.length - 1);
    return new Surroundings(season, mean, spread, spread > 0 ? change : 0);
  }

  /// Rows looked back on where there are as many.
  int rowsUsed() {
    return Math.max(LATELY[LATELY.length - 1] + 1, (CYCLES + 2) * season.rows());
  }

  /// Rounded to a fine grid, so that the same series in another unit gives the same bits.
  static double rounded(double value) {
    return Math.rint(value * GRID) / GRID;
  }

  /// @param until rows of `values` that are known
  /// @param point what is expected next
  /// @return one row of [#COUNT] numbers a coming row
  double[][] of(double[] values, int until, double[] point) {
    var lately = new double[LATELY.length];
    for (int i = 0; i < lately.length; i++) lately[i] = size(moved(values, until, LATELY[i]));
    double last = away(values[until - 1] - mean);
    var rows = new double[point.length][];
    for (int step = 0; step < rows.length; step++) {
      var row = Arrays.copyOf(lately, COUNT);
      double expected = away(point[step] - mean);
      row[4] = last;
      row[5] = expected;
      row[6] = Math.abs(expected);
      row[7] = away(point[step] - values[until - 1]);
      row[8] = Math.log1p(step) / 3;
      row[9] = size(cyclic(values, until, step));
      for (int i = 0; i < COUNT; i++) row[i] = rounded(row[i]);
      rows[step] = row;
    }
    return rows;
  }

  private double away(double difference) {
    return Math.clamp(difference / spread, -MOST, MOST);
  }

  /// How a change compares with the usual one, in logarithms.
  private double size(double moved) {
    return Math.log((moved + FLOOR * change) / change);
  }

  /// Mean size of the last changes; the usual one where there is none.
  private static double moved(double[] values, int until, int rows) {
    int from = Math.max(1, until - rows);
    double sum = 0;
    for (int row = from; row < until; row++) sum += Math.abs(values[row] - values[row - 1]);
    return sum / Math.max(1, until - from);
  }

  /// Mean size of the changes from cycle to cycle at the time of a coming row.
  private double cyclic(double[] values, int until, int step) {
    int cycle = season.rows();
    if (!season.present()) return change;
    int at = until + step;
    while (at >= until) at -= cycle;
    double sum = 0;
    int count = 0;
    for (; count < CYCLES && at - cycle >= 0; at -= cycle, count++) {
      sum += Math.abs(values[at] - values[at - cycle]);
    }
    return count == 0 ? change : sum / count;
  }
}
