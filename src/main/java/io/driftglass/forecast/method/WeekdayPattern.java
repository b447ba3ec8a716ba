package io.driftglass.forecast.method;

import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;
import java.util.Arrays;

/// The same weekday of the last weeks, as it was or at today's level.
final class WeekdayPattern extends LocalExpert {
  private static final double FOLLOWED = .6;

  private final Kind kind;

  WeekdayPattern(Kind kind) {
    this.kind = kind;
  }

  /// How the weeks are put together.
  enum Kind {
    /// The median of six, so that a stop or a holiday does not show.
    MEDIAN(6),
    /// The mean of four, moved a little with the last week's level against the four weeks before.
    MEAN_AT_LEVEL(5),
    /// The median of six, each moved a little with the last week's level against its own.
    MEDIAN_AT_LEVEL(7);

    private final int weeks;

    Kind(int weeks) {
      this.weeks = weeks;
    }
  }

  @Override
  public int rowsBack(Season season) {
    return kind.weeks * season.longer();
  }

  @Override
  public double[] next(double[] values, int until, int horizonRows, Season season) {
    int week = season.longer();
    int weeks = kind == Kind.MEAN_AT_LEVEL ? 4 : 6;
    double now = mean(values, until - week, until);
    var factor = new double[weeks];
    for (int j = 1; j <= weeks; j++) {
      int start = until - j * week;
      factor[j - 1] =
          switch (kind) {
            case MEDIAN -> 1;
            case MEAN_AT_LEVEL -> follow(now, mean(values, until - 5 * week, until - week));
            case MEDIAN_AT_LEVEL -> follow(now, mean(values, start - week, start));
          };
    }
    var path = new double[horizonRows];
    var past = new double[weeks];
    for (int step = 0; step < horizonRows; step++) {
      for (int j = 1; j <= weeks; j++) {
        past[j - 1] = factor[j - 1] * values[until - j * week + step % week];
      }
      Arrays.sort(past);
      path[step] =
          kind == Kind.MEAN_AT_LEVEL
              ? mean(past, 0, weeks)
              : (past[(weeks - 1) / 2] + past[weeks / 2]) / 2;
    }
    return path;
  }

  /// The factor between two levels, followed a little.
  static double follow(double now, double then) {
    double ratio = now / then;
    return ratio > 0 && Double.isFinite(ratio) ? Math.pow(Math.clamp(ratio, .25, 4), FOLLOWED) : 1;
  }

  private static double mean(double[] values, int from, int until) {
    double sum = 0;
    for (int row = from; row < until; row++) sum += values[row];
    return sum / (until - from);
  }
}
