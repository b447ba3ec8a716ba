package io.driftglass.neural;

import io.driftglass.job.Progress;
import io.driftglass.neural.Trained.Epoch;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/// Trains a [WindowNetwork] to give back its windows, by mini-batches of squared error with early
/// stopping; the parameters of the best epoch are kept. Batches are shared out over the cores in
/// shards of fixed size and added up in fixed order: the same seed gives the same parameters on one
/// machine, however many threads there are.
public final class WindowTraining {
  private static final int ROWS_PRINTED = 4096;

  /// Windows a shard.
  private static final int SHARD = 32;

  /// Validation costs no more than this part of an epoch's windows.
  private static final int VALIDATION_PART = 4;

  private final Blas blas;
  private final TrainingPlan plan;

  public WindowTraining(Blas blas, TrainingPlan plan) {
    this.blas = blas;
    this.plan = plan;
  }

  /// Windows, made when they are asked for; from several threads at once.
  public interface Rows {
    int count();

    /// @param to filled from `at` on with one window
    void copy(int row, float[] to, int at);
  }

  /// @param network with the parameters of the epoch of the lowest validation loss
  /// @param history one entry an epoch, oldest first
  public record Outcome<N extends WindowNetwork<N>>(N network, List<Epoch> history) {
    public Outcome {
      history = List.copyOf(history);
    }
  }

  /// @param validation later in time than `train`
  /// @throws CancellationException where the user has asked to stop; looked at before every batch
  public <N extends WindowNetwork<N>> Outcome<N> run(
      N start, Rows train, Rows validation, Progress progress) {
    var state =
        TrainingState.of(
            plan, start.parameters(), progress, print -> print(print, start, train, validation));
    var session = new Session(start, train, validation, state, progress);
    while (state.goesOn()) {
      progress.step(
          state.epoch() - 1,
          plan.epochs(),
          "epoch %d of at most %d".formatted(state.epoch(), plan.epochs()));
      double loss = session.learn();
      state.ended(loss, session.judge(), session.drawn());
    }
    return new Outcome<>(start.with(state.best()), state.history());
  }

  /// Some of the windows tell one training of a run from another.
  private static void print(
      Fingerprint print, WindowNetwork<?> start, Rows train, Rows validation) {
    start.print(print);
    var row = new float[start.values()];
    for (var rows : new Rows[] {train, validation}) {
      print.add("" + rows.count());
      int printed = Math.min(rows.count(), ROWS_PRINTED);
      for (int i = 0; i < printed; i++) {
        rows.copy((int) ((long) i * rows.count() / printed), row, 0);
        print.add(row);
      }
    }
  }

  /// One training from its first epoch to its last.
  private final class Session {
    private final Rows train;
    private final Rows validation;
    private final TrainingState state;
    private final Progress progress;
    private final int values;
    private final int[] batch = new int[plan.batch()];
    private final Shard[] shards;
    private final float[] gradient;

    Session(
        WindowNetwork<?> start,
        Rows train,
        Rows validation,
        TrainingState state,
        Progress progress) {
      this.train = train;
      this.validation = validation;
      this.state = state;
      this.progress = progress;
      values = start.values();
      gradient = new float[start.parameters().length];
      shards = new Shard[Math.ceilDiv(plan.batch(), SHARD)];
      for (int i = 0; i < shards.length; i++) {
        int most = Math.min(SHARD, plan.batch() - i * SHARD);
        shards[i] = new Shard(start.pass(blas, most), values, gradient.length);
      }
    }

    /// Windows that an epoch learns from.
    int drawn() {
      return Math.min(train.count(), plan.sequencesPerEpoch());
    }

    double learn() {
      int drawn = drawn();
      double loss = 0;
      for (int from = 0; from < drawn; from += batch.length) {
        int count = Math.min(batch.length, drawn - from);
        for (int i = 0; i < count; i++) batch[i] = state.random().nextInt(train.count());
        loss += learn(count);
        state.adam().step(state.parameters(), gradient, 1f / (count * values));
      }
      return loss / ((double) drawn * values);
    }

    private double learn(int count) {
      for (var shard : shards) shard.random = state.random().split();
      double loss =
          sum(
              count,
              (shard, from, until) -> {
                shard.take(train, batch, from, until);
                shard.learn(state.parameters(), until - from, plan.dropout());
              });
      Arrays.fill(gradient, 0);
      for (int i = 0; i < Math.ceilDiv(count, SHARD); i++) {
        for (int p = 0; p < gradient.length; p++) gradient[p] += shards[i].gradient[p];
      }
      return loss;
    }

    double judge() {
      int judged =
          Math.min(validation.count(), Math.max(SHARD, plan.sequencesPerEpoch() / VALIDATION_PART));
      double loss = 0;
      for (int from = 0; from < judged; from += batch.length) {
        int count = Math.min(batch.length, judged - from);
        for (int i = 0; i < count; i++) {
          batch[i] = (int) ((long) (from + i) * validation.count() / judged);
        }
        loss +=
            sum(
                count,
                (shard, first, until) -> {
                  shard.take(validation, batch, first, until);
                  shard.judge(state.parameters(), until - first);
                });
      }
      return loss / ((double) judged * values);
    }

    /// @return the squared misses of all shards added up
    private double sum(int count, Part part) {
      if (progress.cancelled()) throw new CancellationException();
      int used = Math.ceilDiv(count, SHARD);
      IntStream.range(0, used)
          .parallel()
          .forEach(i -> part.run(shards[i], i * SHARD, Math.min(count, (i + 1) * SHARD)));
      double loss = 0;
      for (int i = 0; i < used; i++) loss += shards[i].loss;
      return loss;
    }
  }

  private interface Part {
    void run(Shard shard, int from, int until);
  }

  /// The room and the outcome of one shard; one thread at a time.
  private static final class Shard {
    private final WindowPass pass;
    private final int values;
    private final float[] gradient;
    private Draws random = new Draws(0);
    private double loss;

    Shard(WindowPass pass, int values, int parameters) {
      this.pass = pass;
      this.values = values;
      gradient = new float[parameters];
    }

    void take(Rows rows, int[] chosen, int from, int until) {
      for (int i = from; i < until; i++) rows.copy(chosen[i], pass.input(), (i - from) * values);
    }

    void learn(float[] parameters, int windows, double dropout) {
      loss = pass.learn(parameters, windows, dropout, random, gradient);
    }

    void judge(float[] parameters, int windows) {
      var output = pass.forward(parameters, windows);
      loss = 0;
      for (int i = 0; i < windows * values; i++) {
        double miss = output[i] - pass.input()[i];
        loss += miss * miss;
      }
    }
  }
}
