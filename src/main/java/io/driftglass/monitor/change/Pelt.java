package io.driftglass.monitor.change;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.ArrayList;
import java.util.List;

/// Pruned exact linear time search for changes of the mean (Killick, Fearnhead and Eckley 2012,
/// JASA 107); the noise's spread is taken from neighbouring rows.
final class Pelt implements ChangeFinder {
  static final Method<ChangeFinder> METHOD =
      new Method<>(
          "pelt",
          "PELT",
          "Killick, Fearnhead and Eckley 2012, JASA",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "penalty", 3, .1, 1_000, "what a change costs, in logarithms of the rows"),
              new Setting.Whole("least", 2, 1, 100_000, "rows of a segment at least")),
          settings -> new Pelt(settings.real("penalty"), settings.whole("least")));

  private final double penalty;
  private final int least;

  Pelt(double penalty, int least) {
    this.penalty = penalty;
    this.least = least;
  }

  @Override
  public int[] find(double[] values, Progress progress) {
    int n = values.length;
    double noise = ChangeFinders.noise(values);
    if (noise == 0 || n < 2 * least) return new int[0];
    var means = new Means(values, noise);
    double cost = penalty * Math.log(n);
    var best = new double[n + 1];
    var back = new int[n + 1];
    best[0] = -cost;
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int until = least; until <= n; until++) {
      if ((until & 1023) == 0) progress.step(until, n, "searching changes");
      best[until] = Double.POSITIVE_INFINITY;
      for (int start : starts) {
        if (until - start < least) continue;
        double total = best[start] + means.error(start, until) + cost;
        if (total < best[until]) {
          best[until] = total;
          back[until] = start;
        }
      }
      int end = until;
      var kept = new ArrayList<Integer>();
      for (int start : starts) {
        boolean young = end - start < least;
        if (young || best[start] + means.error(start, end) <= best[end]) kept.add(start);
      }
      int next = until - least + 1;
      if (next >= least) kept.add(next);
      starts = kept;
    }
    return Means.changes(back);
  }
}
