package io.driftglass.detect.statistic;

import java.util.Arrays;

/// Whether a channel wanders as a random walk does: it has no level it comes back to (Dickey and
/// Fuller 1979, JASA; with lagged steps, Said and Dickey 1984, Biometrika).
///
/// The step to a value is regressed on the value before it, a constant and five earlier steps. A
/// channel with a level is drawn back to it, so that the value before has a weight well below 0;
/// the weight over its standard error is the statistic.
public final class UnitRoot {
  private static final int LAGS = 5;
  private static final int LEAST_ROWS = 30;

  /// The newest rows tell enough.
  private static final int MOST_ROWS = 10_000;

  /// One random walk in a hundred lies below it (MacKinnon 1996, Journal of Applied Econometrics).
  private static final double RARE = -3.43;

  /// One in a thousand half walks.
  private static final double VERY_RARE = -4.1;

  /// So much farther below lies what is ten times rarer, to about one walk in ten thousand.
  private static final double TEN_TIMES_RARER = .65;

  private static final double RIDGE = 1e-10;

  /// Of the squared steps: what is left unexplained below it is rounding.
  private static final double ROUNDING = 1e-9;

  private UnitRoot() {}

  /// A walk is one in either half too: one that lay at two levels, one after the other, is none
  /// (Perron 1989, Econometrica). Among many walks one that looks drawn back is a walk too, among
  /// many channels that are drawn back it is one of them (Benjamini and Hochberg 1995, Journal of
  /// the Royal Statistical Society B).
  ///
  /// @param columns [channel][row], in the order of time, NaN where missing
  /// @param gapBefore whether rows are missing in time before a row
  /// @return one a channel; false where too little was measured to tell
  public static boolean[] among(double[][] columns, boolean[] gapBefore) {
    var lowest = Arrays.stream(columns).mapToDouble(c -> lowest(c, gapBefore)).toArray();
    var told = Arrays.stream(lowest).filter(Double::isFinite).sorted().toArray();
    double level = Double.NEGATIVE_INFINITY;
    for (int k = 1; k <= told.length; k++) {
      double rare = RARE - TEN_TIMES_RARER * Math.log10((double) told.length / k);
      if (told[k - 1] <= rare) level = rare;
    }
    var wander = new boolean[lowest.length];
    for (int c = 0; c < wander.length; c++) {
      wander[c] = Double.isFinite(lowest[c]) && lowest[c] > level;
    }
    return wander;
  }

  /// The lowest statistic of the whole and of either half, on the scale of the whole.
  private static double lowest(double[] values, boolean[] gapBefore) {
    int middle = values.length / 2;
    double halves =
        Math.min(
            part(values, gapBefore, 0, middle), part(values, gapBefore, middle, values.length));
    return Math.min(statistic(values, gapBefore), halves - VERY_RARE + RARE);
  }

  private static double part(double[] values, boolean[] gapBefore, int from, int until) {
    return statistic(
        Arrays.copyOfRange(values, from, until), Arrays.copyOfRange(gapBefore, from, until));
  }

  /// @return minus infinity where nothing can be told
  static double statistic(double[] values, boolean[] gapBefore) {
    int from = values.length - MOST_ROWS;
    return from > 0 ? part(values, gapBefore, from, values.length) : newest(values, gapBefore);
  }

  private static double newest(double[] values, boolean[] gapBefore) {
    double first = Double.NaN;
    double unit = 0;
    for (double value : values) {
      if (!Double.isFinite(value)) continue;
      if (Double.isNaN(first)) first = value;
      unit = Math.max(unit, Math.abs(value - first));
    }
    if (!(unit > 0) || Double.isInfinite(unit)) return Double.NEGATIVE_INFINITY;
    var scaled = new double[values.length];
    for (int t = 0; t < scaled.length; t++) scaled[t] = (values[t] - first) / unit;
    return partial(scaled, judged(scaled, gapBefore));
  }

  /// The rows with all that they are regressed on.
  private static int[] judged(double[] x, boolean[] gapBefore) {
    var rows = new int[x.length];
    int count = 0;
    int unbroken = 0;
    for (int t = 0; t < x.length; t++) {
      boolean there = Double.isFinite(x[t]);
      unbroken = !there ? 0 : gapBefore[t] ? 1 : unbroken + 1;
      if (unbroken > LAGS + 1) rows[count++] = t;
    }
    return Arrays.copyOf(rows, count);
  }

  /// What the constant and the earlier steps explain is taken off the step and off the value before
  /// it; the rest of the one is regressed on that of the other (Frisch and Waugh 1933).
  private static double partial(double[] x, int[] rows) {
    if (rows.length < LEAST_ROWS) return Double.NEGATIVE_INFINITY;
    var known = new LeastSquares(LAGS + 1, 2);
    var past = new double[LAGS + 1];
    for (int t : rows) {
      fill(x, t, past);
      known.add(past, x[t] - x[t - 1], x[t - 1]);
    }
    var weights = known.solve(RIDGE);
    double both = 0;
    double square = 0;
    double steps = 0;
    double all = 0;
    for (int t : rows) {
      fill(x, t, past);
      double step = x[t] - x[t - 1] - LeastSquares.dot(past, weights[0], past.length);
      double before = x[t - 1] - LeastSquares.dot(past, weights[1], past.length);
      both += step * before;
      square += before * before;
      steps += step * step;
      all += (x[t] - x[t - 1]) * (x[t] - x[t - 1]);
    }
    if (!(steps > ROUNDING * all && square > 0)) return Double.NEGATIVE_INFINITY;
    double weight = both / square;
    double error = (steps - weight * both) / (rows.length - LAGS - 2) / square;
    return error > 0 ? weight / Math.sqrt(error) : Double.NEGATIVE_INFINITY;
  }

  private static void fill(double[] x, int t, double[] past) {
    past[0] = 1;
    for (int lag = 1; lag <= LAGS; lag++) past[lag] = x[t - lag] - x[t - lag - 1];
  }
}
