package io.driftglass.neural;

import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/// Trains a network by mini-batches of squared error with early stopping; the parameters of the
/// best epoch are kept. The same seed gives the same parameters on one machine, however many
/// threads there are.
public final class TrainingLoop {
  /// Sequences a shard: enough for the matrix products to be fast, few enough to share out.
  private static final int SHARD = 32;

  /// Validation costs no more than this part of an epoch's sequences.
  private static final int VALIDATION_PART = 4;

  private final Blas blas;
  private final TrainingPlan plan;

  public TrainingLoop(Blas blas, TrainingPlan plan) {
    this.blas = blas;
    this.plan = plan;
  }

  /// @param validation later in time than `train`
  /// @throws CancellationException where the user has asked to stop; looked at before every batch
  public Trained run(LstmNetwork start, Sequences train, Sequences validation, Progress progress) {
    int size = Math.min(Math.min(SHARD, plan.batch()), Math.min(train.count(), validation.count()));
    var gradients =
        new BatchGradient(blas, start.shape(), train, size, Math.max(1, plan.batch() / size));
    var judged = validation.thinned(Math.max(size, plan.sequencesPerEpoch() / VALIDATION_PART));
    return new Session(start, train, judged, gradients, size, progress).run();
  }

  /// One training from its first epoch to its last.
  private final class Session {
    private final LstmNetwork start;
    private final Sequences train;
    private final Sequences validation;
    private final BatchGradient gradients;
    private final Progress progress;
    private final TrainingState state;
    private final float[] parameters;
    private final float[] gradient;
    private final int drawn;
    private final int judged;

    Session(
        LstmNetwork start,
        Sequences train,
        Sequences validation,
        BatchGradient gradients,
        int size,
        Progress progress) {
      this.start = start;
      this.train = train;
      this.validation = validation;
      this.gradients = gradients;
      this.progress = progress;
      state =
          TrainingState.of(
              plan,
              start.parameters(),
              progress,
              print -> {
                print.add(start.shape().toString());
                train.print(print);
                validation.print(print);
              });
      parameters = state.parameters();
      gradient = new float[parameters.length];
      drawn = Math.max(size, Math.min(train.count(), plan.sequencesPerEpoch()) / size * size);
      judged = validation.count() / size * size;
    }

    Trained run() {
      while (state.goesOn()) {
        int epoch = state.epoch();
        state.ended(learn(epoch), judge(epoch), drawn);
      }
      return new Trained(new LstmNetwork(start.shape(), state.best()), state.history());
    }

    private double learn(int epoch) {
      var deck = train.with(drawn());
      double loss = 0;
      for (int from = 0; from < drawn; from += gradients.batch()) {
        report(epoch, from);
        var batch = deck.slice(from, Math.min(drawn, from + gradients.batch()));
        loss += gradients.learn(parameters, batch, plan.dropout(), state.random(), gradient);
        state.adam().step(parameters, gradient, 1f / (batch.count() * train.values()));
      }
      return loss / ((double) drawn * train.values());
    }

    /// The mean squared miss without dropout.
    private double judge(int epoch) {
      double loss = 0;
      for (int from = 0; from < judged; from += gradients.batch()) {
        report(epoch, drawn);
        var batch = validation.slice(from, Math.min(judged, from + gradients.batch()));
        loss += gradients.judge(parameters, batch);
      }
      return loss / ((double) judged * train.values());
    }

    /// First rows of sequences, drawn without putting back.
    private int[] drawn() {
      var deck = train.starts().clone();
      for (int i = 0; i < drawn; i++) {
        int j = state.random().nextInt(i, deck.length);
        int other = deck[j];
        deck[j] = deck[i];
        deck[i] = other;
      }
      return Arrays.copyOf(deck, drawn);
    }

    private void report(int epoch, int done) {
      progress.step(
          (epoch - 1L) * drawn + done,
          (long) plan.epochs() * drawn,
          state.history().isEmpty()
              ? "epoch 1 of at most " + plan.epochs()
              : "epoch %d of at most %d, loss %.4g"
                  .formatted(epoch, plan.epochs(), state.history().getLast().validationLoss()));
    }
  }
}
