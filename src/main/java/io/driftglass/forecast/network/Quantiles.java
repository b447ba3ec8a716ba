package io.driftglass.forecast.network;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import io.driftglass.neural.portable.Program;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// An expert with a small network beside it that has learnt from the expert's misses, by pinball
/// loss, how far below and above the truth lies; what is forecast stays the same.
///
/// @param seed where the small network begins
public record Quantiles(Expert expert, int seed) implements Expert {
  private static final int UNITS = 12;

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
    return fit(values, season, horizonRows, Progress.NONE);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows, Progress progress) {
    var fitted = expert.fit(values, season, horizonRows, progress.part(0, .8));
    var around = Surroundings.of(values, season);
    if (around.change() == 0) return new Fitted(fitted, around, new float[0]);
    var network = new PinballNetwork(Surroundings.COUNT, UNITS);
    var training = new PinballTraining(network, seed);
    var learnt = training.run(fitted, around, values, horizonRows, progress.part(.8, 1));
    return new Fitted(fitted, around, learnt);
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    int own = (int) p[3];
    var around = new Surroundings(season, p[0], p[1], p[2]);
    var learnt = new float[own];
    for (int i = 0; i < own; i++) learnt[i] = (float) p[4 + i];
    var inner = expert.restore(Arrays.copyOfRange(p, 4 + own, p.length), season);
    return new Fitted(inner, around, learnt);
  }

  /// @param learnt parameters of the small network; empty where the series never changed
  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(FittedExpert inner, Surroundings around, float[] learnt)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return inner.rowsBack();
    }

    @Override
    public int rowsUsed() {
      return Math.max(inner.rowsUsed(), around.rowsUsed());
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      return inner.next(values, until, horizonRows);
    }

    @Override
    public Optional<Margins> margins(double[] values, int until, int horizonRows) {
      var below = new double[horizonRows];
      var above = new double[horizonRows];
      if (learnt.length > 0) {
        var network = new PinballNetwork(Surroundings.COUNT, UNITS);
        var rows = around.of(values, until, next(values, until, horizonRows));
        for (int step = 0; step < horizonRows; step++) {
          var said = network.says(learnt, rows[step]);
          below[step] = around.spread() * said[0];
          above[step] = around.spread() * said[1];
        }
      }
      return Optional.of(new Margins(below, above));
    }

    @Override
    public OptionalInt write(Program program, int window, int horizonRows) {
      return inner.write(program, window, horizonRows);
    }

    @Override
    public String choice() {
      return inner.choice();
    }

    @Override
    public double[] parameters() {
      var own = inner.parameters();
      var p = new double[4 + learnt.length + own.length];
      p[0] = around.mean();
      p[1] = around.spread();
      p[2] = around.change();
      p[3] = learnt.length;
      for (int i = 0; i < learnt.length; i++) p[4 + i] = learnt[i];
      System.arraycopy(own, 0, p, 4 + learnt.length, own.length);
      return p;
    }
  }
}
