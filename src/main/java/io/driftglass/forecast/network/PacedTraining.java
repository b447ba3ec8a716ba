package io.driftglass.forecast.network;

import io.driftglass.forecast.network.Hierarchical.Windows;
import io.driftglass.job.Progress;
import io.driftglass.neural.TrainingPlan;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/// Trains a [PacedNetwork] on windows drawn by chance, by squared error and Adam (Kingma & Ba 2015,
/// ICLR); the parameters of the best round on the last windows are kept.
record PacedTraining(PacedNetwork network, TrainingPlan plan) {
  private static final double FIRST = .9;
  private static final double SECOND = .999;
  private static final double TINY = 1e-8;
  private static final int MOST_JUDGED = 400;

  /// @param split windows learnt from; those after it are judged
  /// @return the parameters
  /// @throws CancellationException where the user has asked to stop
  double[] run(Windows windows, int split, int count, Progress progress) {
    var random = new SplittableRandom(plan.seed());
    var parameters = network.untrained(plan.seed());
    var best = parameters.clone();
    double least = judge(windows, parameters, split, count);
    var mean = new double[parameters.length];
    var square = new double[parameters.length];
    var gradient = new double[parameters.length];
    int worse = 0;
    int step = 0;
    int drawn = Math.min(split, plan.sequencesPerEpoch());
    for (int epoch = 0; epoch < plan.epochs() && worse < plan.patience(); epoch++) {
      progress.step(
          epoch, plan.epochs(), "epoch %d of at most %d".formatted(epoch + 1, plan.epochs()));
      for (int from = 0; from < drawn; from += plan.batch()) {
        if (progress.cancelled()) throw new CancellationException();
        Arrays.fill(gradient, 0);
        int rows = Math.min(plan.batch(), drawn - from);
        var pass = network.pass(parameters);
        for (int i = 0; i < rows; i++) {
          int at = random.nextInt(split);
          var out = pass.forward(windows.past(at));
          var actual = windows.coming(at);
          for (int k = 0; k < out.length; k++)
            out[k] = 2 * (out[k] - actual[k]) / (rows * out.length);
          pass.backward(out, gradient);
        }
        step++;
        adam(parameters, gradient, mean, square, step);
      }
      double loss = judge(windows, parameters, split, count);
      worse = loss < least ? 0 : worse + 1;
      if (loss < least) {
        least = loss;
        best = parameters.clone();
      }
    }
    return best;
  }

  private void adam(double[] p, double[] gradient, double[] mean, double[] square, int step) {
    double rate =
        plan.learningRate() * Math.sqrt(1 - Math.pow(SECOND, step)) / (1 - Math.pow(FIRST, step));
    for (int i = 0; i < p.length; i++) {
      mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
      square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
      p[i] -= rate * mean[i] / (Math.sqrt(square[i]) + TINY);
    }
  }

  private double judge(Windows windows, double[] parameters, int split, int count) {
    int judged = Math.min(MOST_JUDGED, Math.max(1, count - split));
    var pass = network.pass(parameters);
    double sum = 0;
    for (int i = 0; i < judged; i++) {
      int at = Math.min(count - 1, split + (int) ((long) i * (count - split) / judged));
      var out = pass.forward(windows.past(at));
      var actual = windows.coming(at);
      for (int k = 0; k < out.length; k++) sum += (out[k] - actual[k]) * (out[k] - actual[k]);
    }
    return sum / judged;
  }
}
