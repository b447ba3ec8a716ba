package io.driftglass.forecast.ridge;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Range;
import io.driftglass.forecast.Season;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/// Ridge from the last window straight to every coming row, all relative to the mean of the
/// window's last few rows; older windows count less.
///
/// @param lookBack rows of a window
/// @param levelRows how many last rows make the level, at most `lookBack`
/// @param stride rows from one window learnt from to the next
/// @param lambda penalty relative to the mean eigenvalue
/// @param halfLife windows after which a window counts half
public record DirectRidge(
    ToIntFunction<Season> lookBack,
    ToIntFunction<Season> levelRows,
    ToIntFunction<Season> stride,
    double lambda,
    double halfLife)
    implements Expert {
  private static final int WINDOWS_LEARNT_FROM = 5000;

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return lookBack.applyAsInt(season) + horizonRows + 30;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    int back = lookBack.applyAsInt(season);
    var ridge = new Ridge(back, horizonRows);
    var target = new double[horizonRows];
    int last = values.length - horizonRows;
    int every = stride.applyAsInt(season);
    int level = levelRows.applyAsInt(season);
    int first = Math.max(back, last - every * WINDOWS_LEARNT_FROM);
    for (int row = last; row >= first; row -= every) {
      double base = level(values, row, level);
      var input = Arrays.copyOfRange(values, row - back, row);
      for (int i = 0; i < back; i++) input[i] -= base;
      for (int step = 0; step < horizonRows; step++) target[step] = values[row + step] - base;
      ridge.add(input, target, Math.pow(.5, (last - row) / (every * halfLife)));
    }
    return new Fitted(level, back, ridge.solve(lambda), Range.of(values));
  }

  private static double level(double[] values, int until, int levelRows) {
    double sum = 0;
    for (int row = until - levelRows; row < until; row++) sum += values[row];
    return sum / levelRows;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    int back = (int) p[0];
    var weights = new double[(p.length - 3) / back][];
    for (int step = 0; step < weights.length; step++) {
      weights[step] = Arrays.copyOfRange(p, 3 + step * back, 3 + (step + 1) * back);
    }
    return new Fitted(levelRows.applyAsInt(season), back, weights, new Range(p[1], p[2]));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(int level, int back, double[][] weights, Range range)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return back;
    }

    @Override
    public int rowsUsed() {
      return rowsBack();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      double base = DirectRidge.level(values, until, level);
      var path = new double[horizonRows];
      for (int step = 0; step < horizonRows; step++) {
        double sum = base;
        for (int i = 0; i < back; i++) {
          sum += weights[step][i] * (values[until - back + i] - base);
        }
        path[step] = range.clip(sum);
      }
      return path;
    }

    @Override
    public double[] parameters() {
      var p = new double[3 + weights.length * back];
      p[0] = back;
      p[1] = range.low();
      p[2] = range.high();
      for (int step = 0; step < weights.length; step++) {
        System.arraycopy(weights[step], 0, p, 3 + step * back, back);
      }
      return p;
    }
  }
}
