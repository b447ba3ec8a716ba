package io.driftglass.forecast.regress;

import io.driftglass.forecast.ridge.Ridge;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// What the columns add to one target: a weight each, by ridge on what is left of both after the
/// mean of one cycle before and one after is taken away, so that neither the cycle nor the level
/// can be mistaken for an effect (Hyndman & Athanasopoulos 2021, 10.2: regression with errors that
/// are a series of their own).
///
/// @param weights one a column; all 0 where the columns explain nothing on rows held out
/// @param share of the squared changes of held-out rows that they explain, 0..1
@SuppressWarnings("ArrayRecordComponent")
record Effect(double[] weights, double share) {
  private static final double[] PENALTIES = {1e-3, 1e-2, 1e-1, 1, 10};
  private static final double HELD_OUT = .25;
  private static final double LEAST_SHARE = .01;

  /// A share that so many over the held-out rows explain may be chance.
  private static final double BY_CHANCE = 4;

  private static final int FEWEST_ROWS = 30;

  /// @param target oldest first, NaN where not measured
  /// @param columns ending at the same row as the target, at least as long
  /// @param cycle rows of the longest cycle, 1 for none
  static Effect of(double[] target, double[][] columns, int cycle) {
    var changes = changes(target, cycle);
    var rows = new double[columns.length][];
    for (int c = 0; c < rows.length; c++) {
      int from = columns[c].length - target.length;
      rows[c] = changes(Arrays.copyOfRange(columns[c], from, columns[c].length), cycle);
    }
    var scale = new double[rows.length];
    for (int c = 0; c < rows.length; c++) scale[c] = scale(rows[c], changes);
    int split = split(changes);
    if (split < 0) return none(columns.length);
    int apart = changes.length - split > 2 * cycle ? split + cycle : split;
    var ridge = new Ridge(rows.length, 1);
    learn(ridge, rows, changes, scale, 0, split);
    double best = PENALTIES[0];
    double least = Double.POSITIVE_INFINITY;
    double nothing = error(new double[rows.length], rows, changes, scale, apart);
    for (double penalty : PENALTIES) {
      double error = error(ridge.solve(penalty)[0], rows, changes, scale, apart);
      if (error < least) {
        least = error;
        best = penalty;
      }
    }
    double share = nothing > 0 ? 1 - least / nothing : 0;
    long held = Arrays.stream(changes, apart, changes.length).filter(Double::isFinite).count();
    if (!(share >= LEAST_SHARE + BY_CHANCE / held)) return none(columns.length);
    learn(ridge, rows, changes, scale, split, changes.length);
    var weights = ridge.solve(best)[0];
    for (int c = 0; c < weights.length; c++) weights[c] *= scale[c];
    return new Effect(weights, share);
  }

  static Effect none(int columns) {
    return new Effect(new double[columns], 0);
  }

  boolean nothing() {
    return share == 0;
  }

  /// The sum of the columns that pass, by weight, one a row.
  double[] of(double[][] columns, IntPredicate which) {
    var sum = new double[columns.length == 0 ? 0 : columns[0].length];
    for (int c = 0; c < columns.length; c++) {
      if (weights[c] == 0 || !which.test(c)) continue;
      for (int row = 0; row < sum.length; row++) sum[row] += weights[c] * columns[c][row];
    }
    return sum;
  }

  /// Against the mean of one cycle before and one after; without a cycle against the row before.
  private static double[] changes(double[] values, int cycle) {
    var changes = new double[values.length];
    for (int row = 0; row < changes.length; row++) {
      double before = row >= cycle ? values[row - cycle] : Double.NaN;
      boolean both = cycle > 1 && row + cycle < values.length;
      double after = both ? values[row + cycle] : before;
      if (Double.isNaN(before)) before = after;
      if (Double.isNaN(after)) after = before;
      changes[row] = values[row] - (before + after) / 2;
    }
    return changes;
  }

  /// The row that a quarter of the known changes lie behind, negative where they are too few.
  private static int split(double[] changes) {
    long known = Arrays.stream(changes).filter(Double::isFinite).count();
    if (known < FEWEST_ROWS) return -1;
    long wanted = Math.round((1 - HELD_OUT) * known);
    int row = 0;
    for (long seen = 0; seen < wanted; row++) if (Double.isFinite(changes[row])) seen++;
    return row;
  }

  private static double scale(double[] column, double[] changes) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < column.length; row++) {
      if (!Double.isFinite(changes[row]) || !Double.isFinite(column[row])) continue;
      sum += column[row] * column[row];
      count++;
    }
    return sum > 1e-20 * count ? 1 / Math.sqrt(sum / count) : 0;
  }

  private static void learn(
      Ridge ridge, double[][] rows, double[] changes, double[] scale, int from, int until) {
    var input = new double[rows.length];
    var target = new double[1];
    for (int row = from; row < until; row++) {
      if (!Double.isFinite(changes[row])) continue;
      for (int c = 0; c < input.length; c++) input[c] = scaled(rows[c][row], scale[c]);
      target[0] = changes[row];
      ridge.add(input, target, 1);
    }
  }

  private static double error(
      double[] weights, double[][] rows, double[] changes, double[] scale, int from) {
    double sum = 0;
    for (int row = from; row < changes.length; row++) {
      if (!Double.isFinite(changes[row])) continue;
      double miss = changes[row];
      for (int c = 0; c < weights.length; c++) miss -= weights[c] * scaled(rows[c][row], scale[c]);
      sum += miss * miss;
    }
    return sum;
  }

  private static double scaled(double value, double scale) {
    return scale == 0 || Double.isNaN(value) ? 0 : value * scale;
  }
}
