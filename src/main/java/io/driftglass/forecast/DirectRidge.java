package io.driftglass.forecast;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/// Ridge from the last window straight to every coming row, all relative to the mean of the
/// window's last few rows; older windows count less.
///
/// @param lookBack rows of a window
/// @param levelRows how many last rows make the level, at most `lookBack`
/// @param lambda penalty relative to the mean eigenvalue
/// @param halfLife windows after which a window counts half
record DirectRidge(ToIntFunction<Season> lookBack, int levelRows, double lambda, double halfLife)
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
    for (int row = Math.max(back, last - WINDOWS_LEARNT_FROM); row <= last; row++) {
      double base = level(values, row);
      var input = Arrays.copyOfRange(values, row - back, row);
      for (int i = 0; i < back; i++) input[i] -= base;
      for (int step = 0; step < horizonRows; step++) target[step] = values[row + step] - base;
      ridge.add(input, target, Math.pow(.5, (last - row) / halfLife));
    }
    return new Fitted(this, back, ridge.solve(lambda), Range.of(values));
  }

  private double level(double[] values, int until) {
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
    return new Fitted(this, back, weights, new Range(p[1], p[2]));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(DirectRidge expert, int back, double[][] weights, Range range)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return back;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      double base = expert.level(values, until);
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
