package io.driftglass.forecast.ridge;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Range;
import io.driftglass.forecast.Season;
import java.util.Arrays;

/// The coming cycle (day) by one ridge for all its rows: from the same phase of the last 21 days,
/// their neighbourhood, the mean profile of 28 days, the levels of 14 days, and the last values,
/// whose say fades with the hours. All relative to the mean of the last seven days. Days beyond the
/// first see the forecast ones as if they had been.
///
/// @param lambda penalty relative to the mean eigenvalue
public record DayRidge(double lambda) implements Expert {
  private static final int DAYS_BACK = 29;
  private static final int ROWS_LEARNT_FROM = 40_000;
  private static final int[] NEIGHBOURHOODS = {1, 2, 7, 14};
  private static final int INPUTS = 21 + NEIGHBOURHOODS.length + 1 + 14 + 5;

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return (DAYS_BACK + 14) * season.rows();
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    int day = season.rows();
    int first = Math.max(DAYS_BACK * day, values.length - ROWS_LEARNT_FROM);
    var ridge = new Ridge(INPUTS, 1);
    var target = new double[1];
    for (int origin = values.length - day; origin >= first; origin -= day) {
      var past = new Past(values, origin, day);
      for (int step = 0; step < day; step++) {
        target[0] = values[origin + step] - past.base;
        ridge.add(past.inputs(step), target, 1);
      }
    }
    return new Fitted(ridge.solve(lambda)[0], day, Range.of(values));
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    return new Fitted(Arrays.copyOfRange(p, 2, p.length), season.rows(), new Range(p[0], p[1]));
  }

  /// What one origin looks back on.
  private static final class Past {
    private final double[] values;
    private final int until;
    private final int day;
    private final double base;
    private final double[] fixed = new double[16];
    private final double surprise;

    Past(double[] values, int until, int day) {
      this.values = values;
      this.until = until;
      this.day = day;
      base = mean(until - 7 * day, until);
      for (int j = 1; j <= 14; j++) {
        fixed[j - 1] = mean(until - j * day, until - (j - 1) * day) - base;
      }
      fixed[14] = values[until - 1] - base;
      fixed[15] = mean(until - 4, until) - base;
      surprise = values[until - 1] - profile(until - 1);
    }

    double[] inputs(int step) {
      var inputs = new double[INPUTS];
      int at = 0;
      for (int j = 1; j <= 21; j++) inputs[at++] = values[until - j * day + step] - base;
      for (int j : NEIGHBOURHOODS) {
        int middle = until - j * day + step;
        int reach = day / 12;
        int last = Math.min(until, middle + reach + 1);
        inputs[at++] = mean(middle - reach, last) - base;
      }
      inputs[at++] = profile(until + step) - base;
      for (double input : fixed) inputs[at++] = input;
      for (double fade : new double[] {24, 6, 2}) {
        inputs[at++] = surprise * Math.exp(-step * fade / day);
      }
      return inputs;
    }

    private double profile(int row) {
      double sum = 0;
      for (int j = 1; j <= 28; j++) sum += values[row - j * day];
      return sum / 28;
    }

    private double mean(int from, int to) {
      double sum = 0;
      for (int row = from; row < to; row++) sum += values[row];
      return sum / (to - from);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(double[] weights, int day, Range range) implements FittedExpert {
    @Override
    public int rowsBack() {
      return DAYS_BACK * day;
    }

    @Override
    public int rowsUsed() {
      return rowsBack();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      int back = rowsBack();
      var rolling = Arrays.copyOfRange(values, until - back, until + horizonRows);
      for (int row = back; row < rolling.length; row += day) {
        var past = new Past(rolling, row, day);
        int last = Math.min(rolling.length, row + day);
        for (int at = row; at < last; at++) {
          var inputs = past.inputs(at - row);
          double sum = past.base;
          for (int i = 0; i < INPUTS; i++) sum += weights[i] * inputs[i];
          rolling[at] = range.clip(sum);
        }
      }
      return Arrays.copyOfRange(rolling, back, rolling.length);
    }

    @Override
    public double[] parameters() {
      var p = new double[2 + weights.length];
      p[0] = range.low();
      p[1] = range.high();
      System.arraycopy(weights, 0, p, 2, weights.length);
      return p;
    }
  }
}
