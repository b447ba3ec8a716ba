package io.driftglass.forecast.network;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import io.driftglass.neural.Backend;
import io.driftglass.neural.LstmNetwork;
import io.driftglass.neural.LstmShape;
import io.driftglass.neural.Sequences;
import io.driftglass.neural.TrainingLoop;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.portable.Program;
import io.driftglass.neural.portable.Program.Step;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A recurrent network that reads the last rows one by one and says all coming rows at once
/// (Hochreiter & Schmidhuber 1997, Neural Computation 9(8)). Rows are brought to mean 0 and spread
/// 1; the last fifth of the windows decides when training stops.
///
/// @param context rows looked at, at most
/// @param units cells a layer
/// @param layers stacked
public record Lstm(int context, int units, int layers, TrainingPlan plan) implements Expert {
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
    double mean = Arrays.stream(values).average().orElseThrow();
    double spread = Spread.of(values);
    var shape = new LstmShape(1, units, layers, horizonRows);
    var untrained = LstmNetwork.untrained(shape, plan.seed());
    if (spread == 0) return new Fitted(untrained, looked, mean, 0, plan);
    var rows = scaled(values, 0, values.length, mean, spread);
    int count = values.length - looked - horizonRows + 1;
    int split = Math.clamp((int) ((1 - VALIDATION) * count), 1, count - 1);
    var all =
        new Sequences(rows, 1, rows, looked, 1, horizonRows, IntStream.range(0, count).toArray());
    var trained =
        new TrainingLoop(Backend.here().blas(), plan)
            .run(untrained, all.slice(0, split), all.slice(split, count), progress);
    return new Fitted(trained.network(), looked, mean, spread, plan);
  }

  /// Rounded to a fine grid, so that the same series in another unit gives the same bits.
  private static float[] scaled(double[] values, int from, int until, double mean, double spread) {
    var rows = new float[until - from];
    for (int row = from; row < until; row++) {
      double value = Math.clamp((values[row] - mean) / spread, -50, 50);
      rows[row - from] = (float) (Math.rint(value * GRID) / GRID);
    }
    return rows;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var shape = new LstmShape(1, (int) p[3], (int) p[4], (int) p[5]);
    var parameters = new float[p.length - 6];
    for (int i = 0; i < parameters.length; i++) parameters[i] = (float) p[6 + i];
    return new Fitted(new LstmNetwork(shape, parameters), (int) p[0], p[1], p[2], plan);
  }

  /// @param spread 0 where the series never changed: then it goes on so
  private record Fitted(
      LstmNetwork network, int context, double mean, double spread, TrainingPlan plan)
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
      var path = new double[horizonRows];
      if (spread == 0) {
        Arrays.fill(path, values[until - 1]);
        return path;
      }
      var rows = scaled(values, until - context, until, mean, spread);
      var out = network.predict(Backend.here().blas(), rows, context, 1);
      for (int step = 0; step < horizonRows; step++) path[step] = mean + spread * out[step];
      return path;
    }

    /// How far its ways with units left out by chance lie from the whole one.
    @Override
    public Optional<Margins> margins(double[] values, int until, int horizonRows) {
      if (plan.dropout() == 0) return Optional.empty();
      var centre = next(values, until, horizonRows);
      if (spread == 0) return Optional.of(Margins.even(new double[horizonRows]));
      var rows = scaled(values, until - context, until, mean, spread);
      var blas = Backend.here().blas();
      var out = network.sampled(blas, rows, context, Spread.SAMPLES, plan.dropout(), plan.seed());
      var paths = new double[Spread.SAMPLES][horizonRows];
      int ahead = network.shape().outputs();
      for (int i = 0; i < paths.length; i++) {
        for (int step = 0; step < horizonRows; step++) {
          paths[i][step] = mean + spread * out[i * ahead + step];
        }
      }
      return Optional.of(Margins.among(centre, paths));
    }

    @Override
    public OptionalInt write(Program program, int window, int horizonRows) {
      if (spread == 0) return OptionalInt.of(program.goesOn(window, horizonRows));
      int away = program.add(new Step.Over(program.add(new Step.Shift(window, -mean)), spread));
      int rows = program.rounded(program.add(new Step.Clip(away, -50, 50)), GRID);
      int said = program.add(new Step.Recurrent(rows, network));
      int scaled = program.add(new Step.Over(said, 1 / spread));
      return OptionalInt.of(program.add(new Step.Shift(scaled, mean)));
    }

    @Override
    public double[] parameters() {
      var p = new double[6 + network.parameters().length];
      p[0] = context;
      p[1] = mean;
      p[2] = spread;
      p[3] = network.shape().units();
      p[4] = network.shape().layers();
      p[5] = network.shape().outputs();
      for (int i = 6; i < p.length; i++) p[i] = network.parameters()[i - 6];
      return p;
    }

    @Override
    public String choice() {
      return context + " rows looked at";
    }
  }
}
