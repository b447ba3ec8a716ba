package io.driftglass.forecast.network;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import io.driftglass.job.Progress;
import io.driftglass.neural.Backend;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.patch.PatchNetwork;
import io.driftglass.neural.patch.PatchShape;
import io.driftglass.neural.patch.PatchTraining;
import io.driftglass.neural.portable.Program;
import io.driftglass.problem.InvalidSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A transformer over patches of the last rows (Nie et al. 2023, ICLR). Context and patch shrink
/// where there are few rows.
///
/// @param context rows looked at, at most
/// @param patch rows a patch, at most; the next begins half a patch later
/// @param width values a patch is turned into; a multiple of `heads`
public record PatchTransformer(
    int context, int patch, int width, int heads, int layers, TrainingPlan plan) implements Expert {
  private static final int INNER = 4;
  private static final int LEAST_STEPS = 5;

  public PatchTransformer {
    if (width % heads != 0) {
      int below = Math.max(heads, width / heads * heads);
      throw new InvalidSetting(
          "A width of %d cannot be shared out over %d heads.".formatted(width, heads),
          "Choose a width of %d or %d, or a number of heads that divides %d."
              .formatted(below, below + heads, width));
    }
  }

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
    var shape = shape(values.length, horizonRows);
    var network = PatchNetwork.untrained(shape, plan.seed());
    double spread = Spread.of(values);
    if (spread == 0) return new Fitted(network, true, plan);
    var scaled = Arrays.stream(values).map(value -> value / spread).toArray();
    int windows = values.length - shape.context() - horizonRows + 1;
    int batch = Math.clamp(windows / LEAST_STEPS, 4, plan.batch());
    var own =
        new TrainingPlan(
            plan.epochs(),
            batch,
            plan.sequencesPerEpoch(),
            plan.learningRate(),
            plan.dropout(),
            plan.patience(),
            plan.leastGain(),
            plan.seed());
    var training = new PatchTraining(Backend.here().blas(), own);
    return new Fitted(training.run(network, List.of(scaled), progress), false, plan);
  }

  private PatchShape shape(int rows, int horizonRows) {
    int looked = Math.clamp((rows - horizonRows) / 2, 4, context);
    int own = Math.clamp(looked / 3, 2, patch);
    return new PatchShape(
        looked, own, Math.max(1, own / 2), width, heads, layers, INNER * width, horizonRows);
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var shape =
        new PatchShape(
            (int) p[1],
            (int) p[2],
            (int) p[3],
            (int) p[4],
            (int) p[5],
            (int) p[6],
            (int) p[7],
            (int) p[8]);
    var parameters = new float[p.length - 9];
    for (int i = 0; i < parameters.length; i++) parameters[i] = (float) p[9 + i];
    return new Fitted(new PatchNetwork(shape, parameters), p[0] == 1, plan);
  }

  /// @param flat whether the series never changed: then it goes on so
  private record Fitted(PatchNetwork network, boolean flat, TrainingPlan plan)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return network.shape().context();
    }

    @Override
    public int rowsUsed() {
      return rowsBack();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      if (flat) {
        var path = new double[horizonRows];
        Arrays.fill(path, values[until - 1]);
        return path;
      }
      return Arrays.copyOf(network.next(Backend.here().blas(), values, until), horizonRows);
    }

    /// How far its ways with values left out by chance lie from the whole one.
    @Override
    public Optional<Margins> margins(double[] values, int until, int horizonRows) {
      if (plan.dropout() == 0) return Optional.empty();
      if (flat) return Optional.of(Margins.even(new double[horizonRows]));
      var blas = Backend.here().blas();
      var paths = network.sampled(blas, values, until, Spread.SAMPLES, plan.dropout(), plan.seed());
      return Optional.of(Margins.among(next(values, until, horizonRows), paths));
    }

    @Override
    public OptionalInt write(Program program, int window, int horizonRows) {
      return OptionalInt.of(
          flat
              ? program.goesOn(window, horizonRows)
              : program.add(new Program.Step.Patched(window, network)));
    }

    @Override
    public double[] parameters() {
      var shape = network.shape();
      var p = new double[9 + network.parameters().length];
      p[0] = flat ? 1 : 0;
      p[1] = shape.context();
      p[2] = shape.patch();
      p[3] = shape.stride();
      p[4] = shape.width();
      p[5] = shape.heads();
      p[6] = shape.layers();
      p[7] = shape.inner();
      p[8] = shape.horizon();
      for (int i = 9; i < p.length; i++) p[i] = network.parameters()[i - 9];
      return p;
    }

    @Override
    public String choice() {
      return "%d rows looked at in patches of %d"
          .formatted(network.shape().context(), network.shape().patch());
    }
  }
}
