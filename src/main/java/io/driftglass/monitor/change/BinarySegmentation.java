package io.driftglass.monitor.change;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Cuts the series where its mean changes most, then the parts, as long as a cut gains enough
/// (Scott and Knott 1974, Biometrics 30).
final class BinarySegmentation implements ChangeFinder {
  static final Method<ChangeFinder> METHOD =
      new Method<>(
          "binary-segmentation",
          "Binary segmentation",
          "Scott and Knott 1974, Biometrics",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "penalty", 3, .1, 1_000, "what a change costs, in logarithms of the rows"),
              new Setting.Whole("least", 2, 1, 100_000, "rows of a segment at least")),
          settings -> new BinarySegmentation(settings.real("penalty"), settings.whole("least")));

  private final double penalty;
  private final int least;

  BinarySegmentation(double penalty, int least) {
    this.penalty = penalty;
    this.least = least;
  }

  @Override
  public int[] find(double[] values, Progress progress) {
    double noise = ChangeFinders.noise(values);
    if (noise == 0) return new int[0];
    var changes = new TreeSet<Integer>();
    double cost = penalty * Math.log(values.length);
    cut(new Means(values, noise), 0, values.length, cost, changes, progress);
    return changes.stream().mapToInt(Integer::intValue).toArray();
  }

  private void cut(
      Means means, int from, int until, double cost, Set<Integer> changes, Progress progress) {
    progress.check();
    double whole = until > from ? means.error(from, until) : 0;
    double most = cost;
    int best = -1;
    for (int row = from + least; row <= until - least; row++) {
      double gain = whole - means.error(from, row) - means.error(row, until);
      if (gain > most) {
        most = gain;
        best = row;
      }
    }
    if (best < 0) return;
    changes.add(best);
    cut(means, from, best, cost, changes, progress);
    cut(means, best, until, cost, changes, progress);
  }
}
