package io.driftglass.forecast.method;

import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What followed the days most like the last one, in the half year before: the median of them
/// (Lorenz 1969, Journal of the Atmospheric Sciences 26, analogues).
final class DayAnalog extends LocalExpert {
  private static final int DAYS_BACK = 182;
  private static final double OTHER_WEEKDAY = 1.6;

  private final Days days;
  private final boolean atLevel;

  /// @param atLevel whether each is moved a little with the last day's level against its own
  DayAnalog(Days days, boolean atLevel) {
    this.days = days;
    this.atLevel = atLevel;
  }

  /// Which days are looked at.
  enum Days {
    /// Eight of all; one that leads to another weekday counts as less alike.
    ANY(8),
    /// Six of those that lead to the same weekday.
    SAME_WEEKDAY(6);

    private final int taken;

    Days(int taken) {
      this.taken = taken;
    }
  }

  /// @param start row after a day
  /// @param distance mean absolute difference of that day from the last one
  private record Like(int start, double distance) {}

  @Override
  public int rowsBack(Season season) {
    return 2 * season.longer();
  }

  @Override
  public int rowsUsed(Season season) {
    return (DAYS_BACK + 1) * season.rows();
  }

  @Override
  public double[] next(double[] values, int until, int horizonRows, Season season) {
    int day = season.rows();
    int week = season.longer();
    var like = like(values, until, Math.min(horizonRows, week), day, week);
    double now = mean(values, until - day, until);
    var factors = new double[like.size()];
    Arrays.fill(factors, 1);
    for (int i = 0; atLevel && i < factors.length; i++) {
      int start = like.get(i).start;
      factors[i] = WeekdayPattern.follow(now, mean(values, start - day, start));
    }
    var path = new double[horizonRows];
    var past = new double[like.size()];
    for (int step = 0; step < horizonRows; step++) {
      for (int i = 0; i < past.length; i++) {
        past[i] = factors[i] * values[like.get(i).start + step % week];
      }
      Arrays.sort(past);
      path[step] = (past[(past.length - 1) / 2] + past[past.length / 2]) / 2;
    }
    return path;
  }

  /// The days most like the last one, of which as many rows as are wanted have followed.
  private List<Like> like(double[] values, int until, int wanted, int day, int week) {
    var like = new ArrayList<Like>();
    int nearest = (wanted + day - 1) / day;
    for (int back = nearest; back <= DAYS_BACK && until - (back + 1) * day >= 0; back++) {
      int start = until - back * day;
      boolean other = back * day % week != 0;
      if (other && days == Days.SAME_WEEKDAY) continue;
      double sum = 0;
      for (int row = 1; row <= day; row++)
        sum += Math.abs(values[until - row] - values[start - row]);
      like.add(new Like(start, sum / day * (other ? OTHER_WEEKDAY : 1)));
    }
    like.sort(Comparator.comparingDouble(Like::distance));
    return like.subList(0, Math.min(days.taken, like.size()));
  }

  private static double mean(double[] values, int from, int until) {
    return Arrays.stream(values, from, until).average().orElseThrow();
  }
}
