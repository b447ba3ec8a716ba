package io.driftglass.monitor.drift;

import io.driftglass.series.Kind;
import java.util.Arrays;

/// One side of a comparison: a channel's rows in time order, and what was measured of them in order
/// of size. NaN is missing; an infinite value is measured, beyond every finite one.
public final class Side {
  private final Kind kind;
  private final double[] rows;
  private final double[] sorted;
  private final int infinite;

  private Side(Kind kind, double[] rows, double[] sorted, int infinite) {
    this.kind = kind;
    this.rows = rows;
    this.sorted = sorted;
    this.infinite = infinite;
  }

  /// @param rows oldest first, not copied; codes where the channel holds categories
  public static Side of(Kind kind, double... rows) {
    var sorted = Arrays.stream(rows).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int infinite = (int) Arrays.stream(sorted).filter(Double::isInfinite).count();
    return new Side(kind, rows, sorted, infinite);
  }

  /// A side of numbers.
  public static Side of(double... rows) {
    return of(Kind.NUMBER, rows);
  }

  boolean ordered() {
    return kind == Kind.NUMBER;
  }

  double[] rows() {
    return rows;
  }

  double[] sorted() {
    return sorted;
  }

  /// Rows with a value.
  int measured() {
    return sorted.length;
  }

  boolean hasInfinite() {
    return infinite > 0;
  }

  /// Share of the rows without a value, 0..1; 0 where there are no rows.
  public double missingShare() {
    return rows.length == 0 ? 0 : 1 - (double) sorted.length / rows.length;
  }

  /// NaN where nothing was measured.
  double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  /// Standard deviation of the rows, 0 for a single one.
  double deviation() {
    double mean = mean();
    double sum = 0;
    for (double value : sorted) sum += (value - mean) * (value - mean);
    return Math.sqrt(sum / Math.max(1, sorted.length - 1));
  }
}
