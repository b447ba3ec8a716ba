package io.driftglass.forecast.network;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.portable.Program;
import io.driftglass.neural.portable.Program.Step;
import java.util.Arrays;
import java.util.OptionalInt;

/// Small networks one after the other, each at a pace of its own: the first looks at coarse means
/// of the window and says a few knots of the coming rows, the last at every row; each passes on
/// what it could not explain (N-HiTS, Challu et al. 2023, AAAI; means in place of maxima). Rows
/// count from the last one of the window, in spreads of the series; the last fifth of the windows
/// decides when training stops.
///
/// @param context rows looked at, at most
/// @param units of each hidden layer
public record Hierarchical(int context, int units, TrainingPlan plan) implements Expert {
  private static final double VALIDATION = .2;
  private static final double GRID = 1 << 14;

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return horizonRows + 12;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    return fit(values, season, horizonRows, Progress.NONE);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows, Progress progress) {
    int looked = Math.clamp((values.length - horizonRows) / 2, 4, context);
    double spread = Spread.of(values);
    var network = new PacedNetwork(looked, horizonRows, units);
    if (spread == 0) return new Fitted(network, new double[0], looked, horizonRows, 0);
    int count = values.length - looked - horizonRows + 1;
    int split = Math.clamp((int) ((1 - VALIDATION) * count), 1, Math.max(1, count - 1));
    var windows = new Windows(values, looked, horizonRows, spread);
    var learnt = new PacedTraining(network, plan).run(windows, split, count, progress);
    return new Fitted(network, learnt, looked, horizonRows, spread);
  }

  /// Windows and what came after them, on a fine grid, so that the same series in another unit
  /// gives the same bits.
  @SuppressWarnings("ArrayRecordComponent")
  record Windows(double[] values, int looked, int ahead, double spread) {
    double[] past(int from) {
      return scaled(values, from, from + looked, values[from + looked - 1], spread);
    }

    double[] coming(int from) {
      int now = from + looked;
      return scaled(values, now, now + ahead, values[now - 1], spread);
    }
  }

  private static double[] scaled(
      double[] values, int from, int until, double level, double spread) {
    var rows = new double[until - from];
    for (int row = from; row < until; row++) {
      double value = Math.clamp((values[row] - level) / spread, -50, 50);
      rows[row - from] = Math.rint(value * GRID) / GRID;
    }
    return rows;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    int looked = (int) p[0];
    int ahead = (int) p[1];
    var network = new PacedNetwork(looked, ahead, (int) p[3]);
    return new Fitted(network, Arrays.copyOfRange(p, 4, p.length), looked, ahead, p[2]);
  }

  /// @param parameters empty where the series never changed: then it goes on so
  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(
      PacedNetwork network, double[] parameters, int context, int ahead, double spread)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return context;
    }

    @Override
    public int rowsUsed() {
      return context;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      double level = values[until - 1];
      var path = new double[horizonRows];
      Arrays.fill(path, level);
      if (spread == 0) return path;
      var window = scaled(values, until - context, until, level, spread);
      var out = network.pass(parameters).forward(window);
      for (int step = 0; step < horizonRows; step++) path[step] += spread * out[step];
      return path;
    }

    @Override
    public OptionalInt write(Program program, int window, int horizonRows) {
      if (spread == 0) return OptionalInt.of(program.goesOn(window, horizonRows));
      int level = program.add(new Step.Last(window));
      int away = program.add(new Step.Over(program.add(new Step.Minus(window, level)), spread));
      int rows = program.rounded(program.add(new Step.Clip(away, -50, 50)), GRID);
      int said = network.write(program, rows, parameters);
      int scaled = program.add(new Step.Over(said, 1 / spread));
      return OptionalInt.of(program.add(new Step.Plus(scaled, level)));
    }

    @Override
    public double[] parameters() {
      var p = new double[4 + parameters.length];
      p[0] = context;
      p[1] = ahead;
      p[2] = spread;
      p[3] = network.units();
      System.arraycopy(parameters, 0, p, 4, parameters.length);
      return p;
    }

    @Override
    public String choice() {
      return context + " rows looked at";
    }
  }
}
