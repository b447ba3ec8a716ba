package io.driftglass.neural.patch;

import io.driftglass.job.Progress;
import io.driftglass.neural.Blas;
import io.driftglass.neural.TrainingPlan;
import io.driftglass.neural.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trains a patch transformer by mini-batches of squared error, every context weighted by its own
/// variance as errors in the series' unit would be, with early stopping on the last fifth of the
/// windows. The learning rate falls along half a cosine. One thread; the same seed gives the same
/// parameters.
public final class PatchTraining {
  private static final double VALIDATION = .2;
  private static final int WINDOWS_JUDGED = 2000;

  private final Blas blas;
  private final TrainingPlan plan;

  public PatchTraining(Blas blas, TrainingPlan plan) {
    this.blas = blas;
    this.plan = plan;
  }

  /// @param series one or more, each oldest first and finite, in units of about 1
  /// @throws java.util.concurrent.CancellationException before a batch, where the user asks to stop
  public PatchNetwork run(PatchNetwork start, List<double[]> series, Progress progress) {
    var windows = windows(series, start.shape());
    return new Session(start, series, windows.get(0), windows.get(1), progress).run();
  }

  private record Window(int series, int until) {}

  /// Those learnt from and those judged on; none of the first reaches into the second.
  private static List<List<Window>> windows(List<double[]> series, PatchShape shape) {
    var learnt = new ArrayList<Window>();
    var judged = new ArrayList<Window>();
    for (int s = 0; s < series.size(); s++) {
      int first = shape.context();
      int last = series.get(s).length - shape.horizon();
      int count = last - first + 1;
      int split = first + (int) ((1 - VALIDATION) * count);
      for (int until = first; until <= last; until++) {
        if (Instance.of(series.get(s), until, shape.context()).flat()) continue;
        if (until < split - shape.horizon() || (count < 3 * shape.horizon() && until < split)) {
          learnt.add(new Window(s, until));
        } else if (until >= split) {
          judged.add(new Window(s, until));
        }
      }
    }
    return List.of(learnt, judged.isEmpty() ? learnt : thinned(judged));
  }

  private static List<Window> thinned(List<Window> windows) {
    int stride = Math.max(1, windows.size() / WINDOWS_JUDGED);
    var kept = new ArrayList<Window>();
    for (int i = 0; i < windows.size(); i += stride) kept.add(windows.get(i));
    return kept;
  }

  private final class Session {
    private final PatchNetwork start;
    private final List<double[]> series;
    private final List<Window> learnt;
    private final List<Window> judged;
    private final Progress progress;
    private final PatchPass pass;
    private final int batch;
    private final float[] contexts;
    private final float[] wanted;
    private final float[] weights;

    Session(
        PatchNetwork start,
        List<double[]> series,
        List<Window> learnt,
        List<Window> judged,
        Progress progress) {
      this.start = start;
      this.series = series;
      this.learnt = learnt;
      this.judged = judged;
      this.progress = progress;
      batch = plan.batch();
      pass = new PatchPass(blas, start.shape(), batch);
      contexts = new float[batch * start.shape().context()];
      wanted = new float[batch * start.shape().horizon()];
      weights = new float[batch];
    }

    PatchNetwork run() {
      if (learnt.isEmpty()) return start;
      var state =
          TrainingState.of(
              plan,
              start.parameters(),
              progress,
              print -> {
                print.add(start.shape().toString());
                series.forEach(print::add);
              });
      if (state.history().isEmpty()) state.startsAt(judge(state.parameters()));
      int steps = Math.max(1, Math.min(learnt.size(), plan.sequencesPerEpoch()) / batch);
      while (state.goesOn()) {
        double loss = learn(state, steps);
        state.ended(loss, judge(state.parameters()), steps * batch);
      }
      return new PatchNetwork(start.shape(), state.best());
    }

    private double learn(TrainingState state, int steps) {
      int horizon = start.shape().horizon();
      var parameters = state.parameters();
      var gradient = new float[parameters.length];
      var random = state.random();
      long before = (state.epoch() - 1L) * steps;
      double loss = 0;
      for (int step = 0; step < steps; step++) {
        progress.step(before + step, (long) plan.epochs() * steps, "epoch " + state.epoch());
        for (int i = 0; i < batch; i++) fill(i, learnt.get(random.nextInt(learnt.size())));
        Arrays.fill(gradient, 0);
        loss += pass.learn(parameters, contexts, wanted, weights, plan.dropout(), random, gradient);
        double done = (double) (before + step) / (plan.epochs() * steps);
        float fall = (float) (.5 * (1 + Math.cos(Math.PI * done)));
        state.adam().step(parameters, gradient, 1f / (batch * horizon), fall);
      }
      return loss / ((double) steps * batch * horizon);
    }

    private double judge(float[] parameters) {
      double sum = 0;
      long count = 0;
      int horizon = start.shape().horizon();
      for (int from = 0; from < judged.size(); from += batch) {
        int used = Math.min(batch, judged.size() - from);
        for (int i = 0; i < batch; i++) fill(i, judged.get(from + Math.min(i, used - 1)));
        var out = pass.forward(parameters, contexts);
        for (int i = 0; i < used * horizon; i++) {
          double miss = out[i] - wanted[i];
          sum += weights[i / horizon] * miss * miss;
          count++;
        }
      }
      return sum / count;
    }

    private void fill(int i, Window window) {
      var shape = start.shape();
      var values = series.get(window.series);
      var instance = Instance.of(values, window.until, shape.context());
      instance.copy(
          values, window.until - shape.context(), contexts, i * shape.context(), shape.context());
      instance.copy(values, window.until, wanted, i * shape.horizon(), shape.horizon());
      weights[i] = (float) (instance.spread() * instance.spread());
    }
  }
}
