package io.driftglass.forecast.network;

import io.driftglass.forecast.network.Hierarchical.Windows;
import io.driftglass.job.Progress;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.TrainingState;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/// Trains a [PacedNetwork] on windows drawn by chance, by squared error; the parameters of the best
/// round on the last windows are kept.
record PacedTraining(PacedNetwork network, TrainingPlan plan) {
  private static final int MOST_JUDGED = 400;

  /// @param split windows learnt from; those after it are judged
  /// @return the parameters
  /// @throws CancellationException where the user has asked to stop
  double[] run(Windows windows, int split, int count, Progress progress) {
    var state =
        TrainingState.of(
            plan,
            narrow(network.untrained(plan.seed())),
            progress,
            print -> print.add(network.toString()).add(windows.values()));
    if (state.history().isEmpty()) {
      state.startsAt(judge(windows, wide(state.parameters()), split, count));
    }
    while (state.goesOn()) {
      double loss = learn(state, windows, split, progress);
      state.ended(loss, judge(windows, wide(state.parameters()), split, count), drawn(split));
    }
    return wide(state.best());
  }

  private double learn(TrainingState state, Windows windows, int split, Progress progress) {
    int drawn = drawn(split);
    var gradient = new double[network.size()];
    double loss = 0;
    for (int from = 0; from < drawn; from += plan.batch()) {
      progress.step(
          (state.epoch() - 1L) * drawn + from,
          (long) plan.epochs() * drawn,
          "epoch %d of at most %d".formatted(state.epoch(), plan.epochs()));
      Arrays.fill(gradient, 0);
      int rows = Math.min(plan.batch(), drawn - from);
      var pass = network.pass(wide(state.parameters()));
      for (int i = 0; i < rows; i++) {
        int at = state.random().nextInt(split);
        var misses = misses(pass, windows, at);
        loss += square(misses);
        for (int k = 0; k < misses.length; k++) misses[k] *= 2;
        pass.backward(misses, gradient);
      }
      float scale = 1f / (rows * network.ahead());
      state.adam().step(state.parameters(), narrow(gradient), scale);
    }
    return loss / ((double) drawn * network.ahead());
  }

  private int drawn(int split) {
    return Math.min(split, plan.sequencesPerEpoch());
  }

  private double judge(Windows windows, double[] parameters, int split, int count) {
    int judged = Math.min(MOST_JUDGED, Math.max(1, count - split));
    var pass = network.pass(parameters);
    double sum = 0;
    for (int i = 0; i < judged; i++) {
      int at = Math.min(count - 1, split + (int) ((long) i * (count - split) / judged));
      sum += square(misses(pass, windows, at));
    }
    return sum / ((double) judged * network.ahead());
  }

  private static double[] misses(PacedNetwork.Pass pass, Windows windows, int at) {
    var misses = pass.forward(windows.past(at));
    var actual = windows.coming(at);
    for (int k = 0; k < misses.length; k++) misses[k] -= actual[k];
    return misses;
  }

  private static double square(double[] values) {
    double sum = 0;
    for (double value : values) sum += value * value;
    return sum;
  }

  private static double[] wide(float[] values) {
    var wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) wide[i] = values[i];
    return wide;
  }

  private static float[] narrow(double[] values) {
    var narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) narrow[i] = (float) values[i];
    return narrow;
  }
}
