package io.driftglass.neural;

import io.driftglass.job.Progress;
import io.driftglass.neural.Trained.Epoch;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Trains a [DenseNetwork] to give back its input, by mini-batches of squared error with early
/// stopping; the parameters of the best epoch are kept. The same seed gives the same parameters on
/// one machine.
public final class DenseTraining {
  private static final int ROWS_PRINTED = 4096;

  private final Blas blas;
  private final TrainingPlan plan;

  /// @param plan its dropout is not used
  public DenseTraining(Blas blas, TrainingPlan plan) {
    this.blas = blas;
    this.plan = plan;
  }

  /// Inputs, made when they are asked for.
  public interface Rows {
    int count();

    /// @param to filled from `at` on with one input
    void copy(int row, float[] to, int at);
  }

  /// @param network with the parameters of the epoch of the lowest validation loss
  /// @param history one entry an epoch, oldest first
  public record Outcome(DenseNetwork network, List<Epoch> history) {
    public Outcome {
      history = List.copyOf(history);
    }
  }

  /// @param validation later in time than `train`
  /// @throws CancellationException where the user has asked to stop; looked at before every batch
  public Outcome run(DenseNetwork start, Rows train, Rows validation, Progress progress) {
    var state =
        TrainingState.of(
            plan, start.parameters(), progress, print -> print(print, start, train, validation));
    var pass = new DensePass(blas, start.sizes(), plan.batch());
    while (state.goesOn()) {
      progress.step(
          state.epoch() - 1,
          plan.epochs(),
          "epoch %d of at most %d".formatted(state.epoch(), plan.epochs()));
      double loss = learn(pass, state, train, progress);
      state.ended(loss, judge(pass, state.parameters(), validation));
    }
    return new Outcome(new DenseNetwork(start.sizes(), state.best()), state.history());
  }

  /// Some of the inputs tell one training of a run from another.
  private static void print(Fingerprint print, DenseNetwork start, Rows train, Rows validation) {
    print.add(start.sizes());
    var row = new float[start.sizes()[0]];
    for (var rows : new Rows[] {train, validation}) {
      print.add("" + rows.count());
      int printed = Math.min(rows.count(), ROWS_PRINTED);
      for (int i = 0; i < printed; i++) {
        rows.copy((int) ((long) i * rows.count() / printed), row, 0);
        print.add(row);
      }
    }
  }

  private double learn(DensePass pass, TrainingState state, Rows train, Progress progress) {
    var parameters = state.parameters();
    var random = state.random();
    int drawn = Math.min(train.count(), plan.sequencesPerEpoch());
    var gradient = new float[parameters.length];
    int width = 0;
    double loss = 0;
    for (int from = 0; from < drawn; from += plan.batch()) {
      if (progress.cancelled()) throw new CancellationException();
      int rows = Math.min(plan.batch(), drawn - from);
      width = pass.input().length / plan.batch();
      for (int i = 0; i < rows; i++) {
        train.copy(random.nextInt(train.count()), pass.input(), i * width);
      }
      pass.forward(parameters, rows);
      loss += pass.backward(parameters, pass.input(), rows, gradient);
      state.adam().step(parameters, gradient, 1f / (rows * width));
    }
    return loss / ((double) drawn * width);
  }

  private double judge(DensePass pass, float[] parameters, Rows validation) {
    int judged = Math.min(validation.count(), plan.sequencesPerEpoch());
    int width = pass.input().length / plan.batch();
    double loss = 0;
    for (int from = 0; from < judged; from += plan.batch()) {
      int rows = Math.min(plan.batch(), judged - from);
      for (int i = 0; i < rows; i++) {
        int row = (int) ((long) (from + i) * validation.count() / judged);
        validation.copy(row, pass.input(), i * width);
      }
      var output = pass.forward(parameters, rows);
      for (int i = 0; i < rows * width; i++) {
        double miss = output[i] - pass.input()[i];
        loss += miss * miss;
      }
    }
    return loss / ((double) judged * width);
  }
}
