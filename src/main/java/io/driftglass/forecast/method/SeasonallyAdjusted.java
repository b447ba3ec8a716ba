package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Range;
import io.driftglass.forecast.Season;
import java.util.Arrays;

/// An expert that sees the series without its seasonal index, which is put back on its forecast.
/// The index is multiplied where every value is positive, else added.
///
/// @param scale what the expert sees of a positive series
record SeasonallyAdjusted(Expert expert, Scale scale) implements Expert {
  enum Scale {
    LOGARITHMS,
    VALUES
  }

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return expert.rowsNeeded(Season.NONE, horizonRows);
  }

  @Override
  public int rowsAlike(Season season, int horizonRows, int rows) {
    return season.twice(rowsNeeded(season, horizonRows), rows);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    boolean positive = Arrays.stream(values).min().orElse(0) > 0;
    var mode = !positive ? Mode.ADDED : scale == Scale.VALUES ? Mode.FACTOR : Mode.LOGARITHM;
    var range =
        positive
            ? new Range(
                Arrays.stream(values).min().orElseThrow() / Math.E,
                Arrays.stream(values).max().orElseThrow() * Math.E)
            : Range.of(values);
    var adjusted = Adjusted.of(values, values.length, season, mode, range);
    var fitted = expert.fit(adjusted.values, Season.NONE, horizonRows);
    return new Fitted(fitted, season, mode, range);
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var inner = expert.restore(Arrays.copyOfRange(p, 3, p.length), Season.NONE);
    return new Fitted(inner, season, Mode.of(p[0]), new Range(p[1], p[2]));
  }

  private enum Mode {
    ADDED(0),
    FACTOR(1),
    LOGARITHM(2);

    private final double code;

    Mode(double code) {
      this.code = code;
    }

    static Mode of(double code) {
      return code == ADDED.code ? ADDED : code == FACTOR.code ? FACTOR : LOGARITHM;
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Adjusted(double[] values, double[] index) {
    static Adjusted of(double[] values, int until, Season season, Mode mode, Range range) {
      var seen = new double[until];
      for (int row = 0; row < until; row++) {
        seen[row] = mode == Mode.ADDED ? values[row] : Math.log(Math.max(values[row], range.low()));
      }
      var index = SeasonalIndex.of(seen, until, season.rows());
      for (int row = 0; row < until; row++) {
        seen[row] -= index[row % index.length];
        if (mode == Mode.FACTOR) seen[row] = Math.exp(seen[row]);
      }
      return new Adjusted(seen, index);
    }
  }

  private record Fitted(FittedExpert inner, Season season, Mode mode, Range range)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return inner.rowsBack();
    }

    @Override
    public int rowsUsed() {
      return Integer.MAX_VALUE;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var adjusted = Adjusted.of(values, until, season, mode, range);
      var path = inner.next(adjusted.values, until, horizonRows);
      for (int step = 0; step < horizonRows; step++) {
        double seasonal = adjusted.index[(until + step) % adjusted.index.length];
        path[step] =
            range.clip(
                switch (mode) {
                  case ADDED -> path[step] + seasonal;
                  case FACTOR -> path[step] * Math.exp(seasonal);
                  case LOGARITHM -> Math.exp(path[step] + seasonal);
                });
      }
      return path;
    }

    @Override
    public double[] parameters() {
      var p = inner.parameters();
      var all = new double[p.length + 3];
      all[0] = mode.code;
      all[1] = range.low();
      all[2] = range.high();
      System.arraycopy(p, 0, all, 3, p.length);
      return all;
    }
  }
}
