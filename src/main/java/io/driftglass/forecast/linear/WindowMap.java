package io.driftglass.forecast.linear;

import io.driftglass.forecast.ridge.Cholesky;
import java.util.Arrays;
import java.util.List;

/// One matrix from the last rows to all coming rows, relative to a base of the window: the ridge
/// solution over all windows of all series (Toner & Darlow 2024, ICML: linear forecasters are ridge
/// regressions). The penalty is the one of least error on the last fifth of the rows.
///
/// @param weights one row a coming row
/// @param last whether the base is the window's last row, else its mean
@SuppressWarnings("ArrayRecordComponent")
record WindowMap(double[][] weights, boolean last) {
  private static final double[] PENALTIES = {.03, .1, .3, 1, 3, 10};
  private static final double LEARNT = .8;

  /// @param series each with a weight of its windows
  static WindowMap fit(
      List<double[]> series, double[] shares, int lookBack, int horizon, boolean last) {
    int rows = lookBack + horizon;
    var base = new double[lookBack];
    if (last) base[lookBack - 1] = 1;
    else Arrays.fill(base, 1.0 / lookBack);
    var early = new Moments(rows);
    var late = new Moments(rows);
    var all = new Moments(rows);
    for (int s = 0; s < shares.length; s++) {
      var x = centred(series.get(s));
      int split = (int) (LEARNT * x.length);
      early.add(x, 0, split, shares[s]);
      late.add(x, Math.max(0, split - lookBack), x.length, shares[s]);
      all.add(x, 0, x.length, shares[s]);
    }
    double penalty = penalty(early.relative(base), late.relative(base), lookBack);
    return new WindowMap(solve(all.relative(base), lookBack, penalty, 1), last);
  }

  /// What is relative to a base does not tell how far from 0 a series lies, but squares of values
  /// far from it would drown their differences.
  private static double[] centred(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  private static double penalty(double[][] early, double[][] late, int lookBack) {
    int every = Math.max(1, (early.length - lookBack) / 24);
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      var weights = solve(early, lookBack, penalty, every);
      double error = 0;
      for (int k = 0; k < weights.length; k++) {
        int row = lookBack + k * every;
        error += late[row][row];
        for (int i = 0; i < lookBack; i++) {
          double sum = 0;
          for (int j = 0; j < lookBack; j++) sum += late[i][j] * weights[k][j];
          error += weights[k][i] * (sum - 2 * late[row][i]);
        }
      }
      if (error < least) {
        least = error;
        best = penalty;
      }
    }
    return best;
  }

  private static double[][] solve(double[][] sums, int lookBack, double penalty, int every) {
    double trace = 0;
    for (int i = 0; i < lookBack; i++) trace += sums[i][i];
    var root = Cholesky.of(sums, lookBack, penalty * trace / lookBack + Double.MIN_NORMAL);
    int outputs = (sums.length - lookBack + every - 1) / every;
    var weights = new double[outputs][];
    for (int k = 0; k < outputs; k++) {
      weights[k] = Cholesky.solve(root, Arrays.copyOf(sums[lookBack + k * every], lookBack));
    }
    return weights;
  }

  int lookBack() {
    return weights[0].length;
  }

  /// Adds its share of the forecast to a path.
  void add(double[] values, int until, double share, double[] path) {
    int from = until - lookBack();
    double base = 0;
    if (last) base = values[until - 1];
    else for (int i = 0; i < lookBack(); i++) base += values[from + i] / lookBack();
    for (int step = 0; step < path.length; step++) {
      double sum = base;
      for (int i = 0; i < lookBack(); i++) sum += weights[step][i] * (values[from + i] - base);
      path[step] += share * sum;
    }
  }

  /// Adds what [#add] makes of the last rows, as weights of them.
  ///
  /// @param weigh [rows][coming rows] in one array, the rows up to now
  void addWeights(double[] weigh, int rows, int comingRows, double share) {
    int from = rows - lookBack();
    for (int step = 0; step < comingRows; step++) {
      double rest = 1;
      for (int i = 0; i < lookBack(); i++) {
        rest -= weights[step][i];
        weigh[(from + i) * comingRows + step] += share * weights[step][i];
      }
      if (last) weigh[(rows - 1) * comingRows + step] += share * rest;
      else {
        double each = share * rest / lookBack();
        for (int i = 0; i < lookBack(); i++) weigh[(from + i) * comingRows + step] += each;
      }
    }
  }
}
