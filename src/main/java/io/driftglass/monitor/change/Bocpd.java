package io.driftglass.monitor.change;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/// Bayesian online change point detection (Adams and MacKay 2007) with normal values of unknown
/// mean and variance; a change is told where the most likely run began anew. Runs too unlikely to
/// matter are dropped.
final class Bocpd implements ChangeFinder {
  static final Method<ChangeFinder> METHOD =
      new Method<>(
          "bocpd",
          "BOCPD",
          "Adams and MacKay 2007, arXiv:0710.3742",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real("run", 200, 2, 1e9, "rows a segment is expected to last"),
              new Setting.Whole("least", 5, 1, 100_000, "rows of a segment at least")),
          settings -> new Bocpd(settings.real("run"), settings.whole("least")));

  private static final double DROPPED = Math.log(1e-8);

  private final double hazard;
  private final int least;

  Bocpd(double run, int least) {
    this.hazard = 1 / run;
    this.least = least;
  }

  /// One possible run: where it began, what it has seen, and how likely it is.
  private record Run(
      int from, double mean, double precision, double shape, double rate, double log) {
    Run seen(double value, double newLog) {
      double next = precision + 1;
      double distance = value - mean;
      return new Run(
          from,
          mean + distance / next,
          next,
          shape + .5,
          rate + precision * distance * distance / (2 * next),
          newLog);
    }

    /// Student's t with `2 shape` degrees of freedom.
    double logLikelihood(double value) {
      double freedom = 2 * shape;
      double scale = rate * (precision + 1) / (shape * precision);
      double distance = (value - mean) * (value - mean) / scale;
      return Gamma.logGamma((freedom + 1) / 2)
          - Gamma.logGamma(freedom / 2)
          - .5 * Math.log(Math.PI * freedom * scale)
          - (freedom + 1) / 2 * Math.log1p(distance / freedom);
    }
  }

  @Override
  public int[] find(double[] values, Progress progress) {
    var x = ChangeFinders.standardised(values);
    if (Arrays.stream(x).allMatch(value -> value == 0)) return new int[0];
    var began = new int[x.length];
    List<Run> runs = List.of(fresh(0, 0));
    for (int row = 0; row < x.length; row++) {
      if ((row & 255) == 0) progress.step(row, x.length, "searching changes");
      runs = after(runs, x[row], row);
      int until = row;
      began[row] =
          runs.stream()
              .filter(run -> run.from() <= until)
              .max((a, b) -> Double.compare(a.log(), b.log()))
              .orElseThrow()
              .from();
    }
    return changes(began);
  }

  /// Backwards from the last row: each run begins where the one after it says.
  private int[] changes(int[] began) {
    var changes = new ArrayList<Integer>();
    int end = began.length - 1;
    while (end > 0) {
      int start = began[end];
      if (start < least) break;
      changes.addFirst(start);
      end = start - 1;
    }
    return changes.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Run> after(List<Run> runs, double value, int row) {
    var next = new ArrayList<Run>();
    double changed = Double.NEGATIVE_INFINITY;
    for (var run : runs) {
      double log = run.log() + run.logLikelihood(value);
      changed = logSum(changed, log + Math.log(hazard));
      next.add(run.seen(value, log + Math.log1p(-hazard)));
    }
    next.add(fresh(row + 1, changed));
    double all =
        next.stream().mapToDouble(Run::log).reduce(Double.NEGATIVE_INFINITY, Bocpd::logSum);
    return next.stream()
        .map(r -> new Run(r.from(), r.mean(), r.precision(), r.shape(), r.rate(), r.log() - all))
        .filter(run -> run.log() > DROPPED || run.from() == row + 1)
        .toList();
  }

  private static Run fresh(int from, double log) {
    return new Run(from, 0, .1, 1, .1, log);
  }

  private static double logSum(double a, double b) {
    double most = Math.max(a, b);
    return Double.isInfinite(most)
        ? most
        : most + Math.log(Math.exp(a - most) + Math.exp(b - most));
  }
}
