package io.driftglass.monitor.change;

import java.util.Arrays;

/// Squared errors of every stretch of a series around its own level or line.
final class SegmentErrors {
  private final double[][] errors;

  private SegmentErrors(double[][] errors) {
    this.errors = errors;
  }

  /// @param least rows of a segment, 2 or more
  static SegmentErrors of(double[] values, Shape shape, int least) {
    int n = values.length;
    var errors = new double[n + 1][n + 1];
    for (int from = 0; from < n; from++) {
      Arrays.fill(errors[from], Double.POSITIVE_INFINITY);
      double sum = 0;
      double square = 0;
      double at = 0;
      double atAt = 0;
      double atValue = 0;
      for (int row = from; row < n; row++) {
        double place = row - from;
        double value = values[row];
        sum += value;
        square += value * value;
        at += place;
        atAt += place * place;
        atValue += place * value;
        int rows = row - from + 1;
        if (rows < least) continue;
        double error = square - sum * sum / rows;
        if (shape == Shape.LINE) {
          double spread = atAt - at * at / rows;
          double slope = atValue - at * sum / rows;
          if (spread > 0) error -= slope * slope / spread;
        }
        errors[from][row + 1] = Math.max(0, error);
      }
    }
    Arrays.fill(errors[n], Double.POSITIVE_INFINITY);
    return new SegmentErrors(errors);
  }

  /// The best places of 0, 1, 2, ... changes (Auger and Lawrence 1989).
  ///
  /// @param most changes
  /// @return one a number of changes that fits; shorter than `most + 1` where no more fit
  Partition[] best(int most) {
    int n = errors.length - 1;
    var back = new int[most + 1][n + 1];
    double[] before = errors[0].clone();
    var found = new Partition[most + 1];
    int count = 0;
    for (int changes = 0; changes <= most; changes++) {
      if (changes > 0) before = next(before, back[changes]);
      if (Double.isInfinite(before[n])) break;
      found[count++] = new Partition(places(back, changes), before[n]);
    }
    return Arrays.copyOf(found, count);
  }

  private double[] next(double[] before, int[] back) {
    int n = errors.length - 1;
    var after = new double[n + 1];
    Arrays.fill(after, Double.POSITIVE_INFINITY);
    for (int from = 1; from < n; from++) {
      if (Double.isInfinite(before[from])) continue;
      double[] row = errors[from];
      for (int until = from + 1; until <= n; until++) {
        double error = before[from] + row[until];
        if (error < after[until]) {
          after[until] = error;
          back[until] = from;
        }
      }
    }
    return after;
  }

  private int[] places(int[][] back, int changes) {
    var places = new int[changes];
    int end = errors.length - 1;
    for (int change = changes; change > 0; change--) {
      end = back[change][end];
      places[change - 1] = end;
    }
    return places;
  }

  /// @param changes rows at which a segment begins
  /// @param error squared, of all segments together
  @SuppressWarnings("ArrayRecordComponent")
  record Partition(int[] changes, double error) {}
}
