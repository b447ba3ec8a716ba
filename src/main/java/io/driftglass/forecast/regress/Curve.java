package io.driftglass.forecast.regress;

import java.util.Arrays;

/// How one input enters: its value in standard deviations, bent at the quartiles, and a slow mean
/// of it, since much follows an input only in time. Where a day has rows, both also by time of day.
/// An input of few values, such as a switch, enters as it is and with a shape over the day.
///
/// @param mean for an input of few values the most frequent
/// @param knots in standard deviations, ascending; empty for an input of few values
/// @param slowRows rows of the slow mean, below 2 for none
@SuppressWarnings("ArrayRecordComponent")
record Curve(String name, double mean, double spread, double[] knots, int slowRows) {
  private static final int FEW = 8;
  private static final double[] QUARTILES = {.25, .5, .75};

  /// @param values NaN where not measured
  static Curve of(String name, double[] values, int slowRows) {
    var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    boolean few = Arrays.stream(sorted).distinct().limit(FEW + 1L).count() <= FEW;
    double mean = few ? mostFrequent(sorted) : Arrays.stream(sorted).average().orElse(0);
    double square = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double spread = square > 0 ? Math.sqrt(square) : 1;
    var knots =
        few
            ? new double[0]
            : Arrays.stream(QUARTILES)
                .map(q -> (sorted[(int) (q * (sorted.length - 1))] - mean) / spread)
                .toArray();
    return new Curve(name, mean, spread, knots, few ? 0 : slowRows);
  }

  private static double mostFrequent(double[] sorted) {
    double most = 0;
    int longest = 0;
    for (int from = 0; from < sorted.length; ) {
      int until = from;
      while (until < sorted.length && sorted[until] == sorted[from]) until++;
      if (until - from > longest) most = sorted[from];
      longest = Math.max(longest, until - from);
      from = until;
    }
    return most;
  }

  int columns(boolean byDay) {
    if (knots.length == 0) return byDay ? 1 + DayShape.WAVES : 1;
    return 1 + knots.length + (slowRows > 1 ? 2 : 0) + (byDay ? 4 : 0);
  }

  /// Writes its columns from `at` on.
  ///
  /// @param values of the input, one a row; a missing one is the last known
  /// @param days where in its day each row lies, 0..1; empty where a day has no rows
  void fill(double[] values, double[] days, double[][] columns, int at) {
    double known = 0;
    double slow = 0;
    var waves = new double[DayShape.WAVES];
    for (int row = 0; row < values.length; row++) {
      if (Double.isFinite(values[row])) known = (values[row] - mean) / spread;
      slow = row == 0 ? known : slow + (known - slow) / Math.max(1, slowRows);
      boolean shaped = days.length > 0 && (knots.length > 0 || known != 0);
      if (shaped) DayShape.waves(days[row], waves);
      int next = at;
      columns[next++][row] = known;
      if (knots.length == 0) {
        if (shaped) for (double wave : waves) columns[next++][row] = known * wave;
        continue;
      }
      for (double knot : knots) columns[next++][row] = Math.max(0, known - knot);
      double middle = knots[knots.length / 2];
      if (slowRows > 1) {
        columns[next++][row] = slow;
        columns[next++][row] = Math.max(0, slow - middle);
      }
      if (days.length == 0) continue;
      for (int w = 0; w < 2; w++) {
        columns[next++][row] = known * waves[w];
        columns[next++][row] = Math.max(0, known - middle) * waves[w];
      }
    }
  }

  double[] numbers() {
    var numbers = new double[3 + knots.length];
    numbers[0] = mean;
    numbers[1] = spread;
    numbers[2] = slowRows;
    System.arraycopy(knots, 0, numbers, 3, knots.length);
    return numbers;
  }

  static Curve read(String name, double[] p) {
    return new Curve(name, p[0], p[1], Arrays.copyOfRange(p, 3, p.length), (int) p[2]);
  }
}
