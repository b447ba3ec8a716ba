package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;
import io.driftglass.neural.portable.Program;
import io.driftglass.neural.portable.Program.Step;
import java.util.Arrays;
import java.util.OptionalInt;

/// An expert that works on logarithms where every value it learns from is positive, else on the
/// values as they are. Forecast logarithms stay within 1 of those learnt from.
record InLogs(Expert expert) implements Expert {
  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return expert.rowsNeeded(season, horizonRows);
  }

  @Override
  public int rowsAlike(Season season, int horizonRows, int rows) {
    return expert.rowsAlike(season, horizonRows, rows);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    if (!(low > 0)) return new Fitted(expert.fit(values, season, horizonRows), 0, 0);
    var logs = Arrays.stream(values).map(Math::log).toArray();
    return new Fitted(expert.fit(logs, season, horizonRows), low / Math.E, high * Math.E);
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var inner = expert.restore(Arrays.copyOfRange(p, 2, p.length), season);
    return new Fitted(inner, p[0], p[1]);
  }

  /// @param low least forecast, 0 where no logarithm is taken
  private record Fitted(FittedExpert inner, double low, double high) implements FittedExpert {
    @Override
    public int rowsBack() {
      return inner.rowsBack();
    }

    @Override
    public int rowsUsed() {
      return inner.rowsUsed();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      if (low == 0) return inner.next(values, until, horizonRows);
      int from = Math.max(0, until - inner.rowsUsed());
      var logs = new double[until - from];
      for (int row = from; row < until; row++) {
        logs[row - from] = Math.log(Math.max(values[row], low));
      }
      var path = inner.next(logs, logs.length, horizonRows);
      for (int step = 0; step < horizonRows; step++) {
        path[step] = Math.clamp(Math.exp(path[step]), low, high);
      }
      return path;
    }

    @Override
    public OptionalInt write(Program program, int window, int horizonRows) {
      if (low == 0) return inner.write(program, window, horizonRows);
      int held = program.add(new Step.Clip(window, low, Double.MAX_VALUE));
      var path = inner.write(program, program.add(new Step.Log(held)), horizonRows);
      if (path.isEmpty()) return path;
      int back = program.add(new Step.Exp(path.getAsInt()));
      return OptionalInt.of(program.add(new Step.Clip(back, low, high)));
    }

    @Override
    public double[] parameters() {
      var p = inner.parameters();
      var all = new double[p.length + 2];
      all[0] = low;
      all[1] = high;
      System.arraycopy(p, 0, all, 2, p.length);
      return all;
    }
  }
}
