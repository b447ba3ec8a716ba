package io.driftglass.detect.statistic;

import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;

/// A generalised extreme value distribution of block maxima, fitted by probability-weighted moments
/// (Hosking, Wallis, Wood 1985, Technometrics).
///
/// @param location where most maxima lie
/// @param scale above 0
/// @param shape Hosking's k: 0 is Gumbel, above 0 has an end, below 0 is heavy
public record ExtremeValue(double location, double scale, double shape) {
  public static final int LEAST_BLOCKS = 30;
  private static final double GUMBEL = 1e-6;
  private static final int REPLICATES = 199;

  /// The highest score of each whole block.
  ///
  /// @param scores in the order of time, NaN left out
  /// @return lowest first
  public static double[] maxima(double[] scores, int blockRows) {
    var maxima = new double[scores.length / blockRows];
    for (int block = 0; block < maxima.length; block++) {
      maxima[block] = Double.NaN;
      for (int t = block * blockRows; t < (block + 1) * blockRows; t++) {
        if (!Double.isNaN(scores[t]) && !(scores[t] <= maxima[block])) maxima[block] = scores[t];
      }
    }
    return Spread.sorted(maxima);
  }

  /// @param sorted maxima, lowest first
  /// @throws InsufficientData for fewer than 30, or where all are equal
  public static ExtremeValue fit(double[] sorted) {
    if (sorted.length < LEAST_BLOCKS || sorted[0] == sorted[sorted.length - 1]) {
      throw new InsufficientData(
          "Extreme values need %d blocks of normal scores with different maxima, there are %d."
              .formatted(LEAST_BLOCKS, sorted.length),
          "Learn on more rows, or choose shorter blocks or a quantile threshold.");
    }
    return ofMoments(sorted);
  }

  private static ExtremeValue ofMoments(double[] sorted) {
    int n = sorted.length;
    double b0 = 0;
    double b1 = 0;
    double b2 = 0;
    for (int i = 0; i < n; i++) {
      b0 += sorted[i] / n;
      b1 += sorted[i] / n * i / (n - 1.0);
      b2 += sorted[i] / n * i / (n - 1.0) * (i - 1) / (n - 2.0);
    }
    double c = (2 * b1 - b0) / (3 * b2 - b0) - Math.log(2) / Math.log(3);
    double k = 7.8590 * c + 2.9554 * c * c;
    if (Math.abs(k) < GUMBEL) {
      double scale = (2 * b1 - b0) / Math.log(2);
      return new ExtremeValue(b0 - .5772156649015329 * scale, scale, 0);
    }
    double gamma = Gamma.gamma(1 + k);
    double scale = (2 * b1 - b0) * k / (gamma * (1 - Math.pow(2, -k)));
    return new ExtremeValue(b0 + scale * (gamma - 1) / k, scale, k);
  }

  /// The level that a block's maximum passes with that chance.
  public double level(double chance) {
    double reduced = -Math.log1p(-chance);
    return shape == 0
        ? location - scale * Math.log(reduced)
        : location + scale / shape * (1 - Math.pow(reduced, shape));
  }

  /// The chance that a block's maximum stays under the level.
  public double under(double level) {
    double y = (level - location) / scale;
    if (shape == 0) return Math.exp(-Math.exp(-y));
    return Math.exp(-Math.pow(Math.max(0, 1 - shape * y), 1 / shape));
  }

  /// How often maxima of this very distribution would fit it worse than these do, each fitted anew:
  /// Kolmogorov's distance, 199 replicates (Stephens 1986, Goodness-of-Fit Techniques, parametric
  /// bootstrap). Small: the distribution is not theirs.
  ///
  /// @param sorted the maxima it was fitted to
  public double goodness(double[] sorted, long seed) {
    double distance = distance(sorted);
    var random = new SplittableRandom(seed);
    int worse = 1;
    var drawn = new double[sorted.length];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      for (int i = 0; i < drawn.length; i++) drawn[i] = level(1 - random.nextDouble(1e-12, 1));
      Arrays.sort(drawn);
      if (ofMoments(drawn).distance(drawn) >= distance) worse++;
    }
    return worse / (REPLICATES + 1.0);
  }

  private double distance(double[] sorted) {
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      double chance = under(sorted[i]);
      double n = sorted.length;
      most = Math.max(most, Math.max(chance - i / n, (i + 1) / n - chance));
    }
    return most;
  }
}
