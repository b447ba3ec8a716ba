package io.driftglass.forecast.ridge;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Range;
import io.driftglass.forecast.Season;
import io.driftglass.neural.portable.Program;
import io.driftglass.neural.portable.Program.Step;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/// Autoregression by ridge: the next value from earlier ones, all relative to the mean of the last
/// few rows; further rows by feeding the forecasts back, the mean moving along.
///
/// @param lags the earlier rows looked at
/// @param levelRows how many last rows make the level, 1 or more
/// @param lambda penalty relative to the mean eigenvalue; 0 chooses among five by the error on the
///   last fifth of the rows
public record LagRidge(Lags lags, ToIntFunction<Season> levelRows, double lambda)
    implements Expert {
  private static final int ROWS_LEARNT_FROM = 20_000;
  private static final double[] PENALTIES = {1e-4, 1e-3, 1e-2, 1e-1, 1};

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    var few = lags.of(season, 12);
    return Math.max(few[few.length - 1], levelRows.applyAsInt(season)) + 8;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    var chosen = lags.of(season, values.length);
    int level = levelRows.applyAsInt(season);
    int back = Math.max(chosen[chosen.length - 1], level);
    int from = Math.max(back, values.length - ROWS_LEARNT_FROM);
    var ridge = new Ridge(chosen.length, 1);
    int split = lambda > 0 ? values.length : values.length - (values.length - from) / 5;
    learn(ridge, values, from, split, chosen, level);
    double penalty = lambda;
    if (lambda == 0) {
      penalty = best(ridge, values, split, chosen, level);
      learn(ridge, values, split, values.length, chosen, level);
    }
    return new Fitted(chosen, level, ridge.solve(penalty)[0], Range.of(values));
  }

  private static void learn(
      Ridge ridge, double[] values, int from, int until, int[] lags, int level) {
    var input = new double[lags.length];
    var target = new double[1];
    for (int row = from; row < until; row++) {
      double base = mean(values, row - level, row);
      for (int i = 0; i < input.length; i++) input[i] = values[row - lags[i]] - base;
      target[0] = values[row] - base;
      ridge.add(input, target, 1);
    }
  }

  private static double best(Ridge ridge, double[] values, int from, int[] lags, int level) {
    double best = PENALTIES[2];
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      var model = new Fitted(lags, level, ridge.solve(penalty)[0], Range.of(values));
      double error = 0;
      for (int row = from; row < values.length; row++) {
        double miss = values[row] - model.one(values, row);
        error += miss * miss;
      }
      if (error < least) {
        least = error;
        best = penalty;
      }
    }
    return best;
  }

  private static double mean(double[] values, int from, int until) {
    double sum = 0;
    for (int row = from; row < until; row++) sum += values[row];
    return sum / (until - from);
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    int count = (int) p[0];
    var lags = new int[count];
    for (int i = 0; i < count; i++) lags[i] = (int) p[4 + i];
    var weights = Arrays.copyOfRange(p, 4 + count, 4 + 2 * count);
    return new Fitted(lags, (int) p[1], weights, new Range(p[2], p[3]));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(int[] lags, int level, double[] weights, Range range)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return Math.max(lags[lags.length - 1], level);
    }

    double one(double[] values, int row) {
      double base = mean(values, row - level, row);
      double sum = base;
      for (int i = 0; i < lags.length; i++) sum += weights[i] * (values[row - lags[i]] - base);
      return sum;
    }

    @Override
    public int rowsUsed() {
      return rowsBack();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      int back = rowsBack();
      var rolling = Arrays.copyOfRange(values, until - back, until + horizonRows);
      for (int row = back; row < rolling.length; row++)
        rolling[row] = range.clip(one(rolling, row));
      return Arrays.copyOfRange(rolling, back, rolling.length);
    }

    /// Each row is a sum of the rows before it, once the mean is multiplied out.
    @Override
    public OptionalInt write(Program program, int window, int horizonRows) {
      int back = rowsBack();
      var sum = new double[back];
      double rest = 1;
      for (int i = 0; i < lags.length; i++) {
        sum[back - lags[i]] += weights[i];
        rest -= weights[i];
      }
      for (int row = back - level; row < back; row++) sum[row] += rest / level;
      int rows = window;
      int path = 0;
      for (int step = 0; step < horizonRows; step++) {
        int said = program.add(new Step.Times(rows, sum, new double[1]));
        int next = program.add(new Step.Clip(said, range.low(), range.high()));
        path = path == 0 ? next : program.add(new Step.Joined(path, next));
        rows = program.add(new Step.Joined(program.add(new Step.Rest(rows)), next));
      }
      return OptionalInt.of(path);
    }

    @Override
    public double[] parameters() {
      var p = new double[4 + 2 * lags.length];
      p[0] = lags.length;
      p[1] = level;
      p[2] = range.low();
      p[3] = range.high();
      for (int i = 0; i < lags.length; i++) p[4 + i] = lags[i];
      System.arraycopy(weights, 0, p, 4 + lags.length, weights.length);
      return p;
    }
  }
}
