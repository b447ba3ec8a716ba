package io.driftglass.detect.statistic;

import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Spread;
import java.util.Arrays;

/// A generalised Pareto distribution over the highest scores of normal rows (Siffer et al. 2017,
/// KDD), fitted by probability-weighted moments (Hosking and Wallis 1987, Technometrics).
///
/// @param from where the tail begins
/// @param shape 0 is exponential, below 0 has an end, above 0 is heavy
/// @param scale in the score's unit, above 0
/// @param fraction of normal rows that lie in the tail
public record ParetoTail(double from, double shape, double scale, double fraction) {
  static final int LEAST_POINTS = 30;
  private static final double WIDEST = .1;
  private static final double USUAL = .02;

  /// @param sorted scores of normal rows, lowest first
  /// @throws InsufficientData where the highest tenth has fewer than 30 points above its start
  public static ParetoTail fit(double[] sorted) {
    double narrow = Math.max(USUAL, (LEAST_POINTS + 1.0) / Math.max(1, sorted.length));
    for (double fraction = narrow; sorted.length > 0; fraction *= 1.5) {
      double width = Math.min(fraction, WIDEST);
      double from = Spread.quantile(sorted, 1 - width);
      var excess = Arrays.stream(sorted).filter(s -> s > from).map(s -> s - from).toArray();
      if (excess.length >= LEAST_POINTS) return of(from, excess, sorted.length);
      if (width == WIDEST) break;
    }
    throw new InsufficientData(
        "A tail needs %d points above the 0.9 quantile of normal scores, %d normal scores have too few."
            .formatted(LEAST_POINTS, sorted.length),
        "Learn on more rows, or choose a quantile or fixed threshold.");
  }

  /// @param excess over `from`, lowest first, at least two
  public static ParetoTail of(double from, double[] excess, int rows) {
    int n = excess.length;
    double mean = 0;
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      mean += excess[i] / n;
      weighted += excess[i] * (n - 1 - i) / (n - 1.0) / n;
    }
    double rest = mean - 2 * weighted;
    double fraction = (double) n / rows;
    return rest <= 1e-12 * mean
        ? new ParetoTail(from, 0, mean, fraction)
        : new ParetoTail(from, 2 - mean / rest, 2 * mean * weighted / rest, fraction);
  }

  /// The score that a normal row reaches with that chance; `risk` is below `fraction`.
  public double level(double risk) {
    double ratio = risk / fraction;
    return Math.abs(shape) < 1e-9
        ? from - scale * Math.log(ratio)
        : from + scale / shape * (Math.pow(ratio, -shape) - 1);
  }
}
