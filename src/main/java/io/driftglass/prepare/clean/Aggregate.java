package io.driftglass.prepare.clean;

import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One figure for the values of a few rows; NaN where there are none, but for a count.
enum Aggregate {
  MEAN,
  MEDIAN,
  MIN,
  MAX,
  SUM,
  FIRST,
  LAST,
  COUNT;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(Aggregate::id).toList();
  }

  static Aggregate of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /// Of the values that are there, rows `from` up to, not including, `until`.
  double of(double[] values, int from, int until) {
    if (this == MEDIAN) {
      var sorted = Spread.sorted(Arrays.copyOfRange(values, from, until));
      return sorted.length == 0 ? Double.NaN : Spread.median(sorted);
    }
    int count = 0;
    double figure = Double.NaN;
    for (int row = from; row < until; row++) {
      double value = values[row];
      if (Double.isNaN(value)) continue;
      count++;
      figure = count == 1 ? value : next(figure, value, count);
    }
    return this == COUNT ? count : figure;
  }

  private double next(double figure, double value, int count) {
    return switch (this) {
      case MEAN -> figure + (value - figure) / count;
      case MIN -> Math.min(figure, value);
      case MAX -> Math.max(figure, value);
      case SUM -> figure + value;
      case LAST -> value;
      case FIRST, MEDIAN, COUNT -> figure;
    };
  }
}
