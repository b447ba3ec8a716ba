package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/// How far a value lies from the mean, over the greatest distance that chance explains (generalised
/// extreme studentised deviate; Rosner 1983, Technometrics). The same test first takes the outliers
/// out of the training rows.
public final class StudentDeviate {
  public static final Method<Detector> METHOD =
      new Method<>(
          "esd",
          "Extreme studentised deviate",
          "Rosner 1983, Technometrics",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real("alpha", .01, 1e-9, .5, "chance of an alarm in normal rows"),
              new Setting.Real(
                  "outliers", .05, 0, .4, "part of the training rows that may be taken out")),
          settings -> {
            double alpha = settings.real("alpha");
            double outliers = settings.real("outliers");
            return new Rule(
                    "esd",
                    25,
                    Math.nextUp(1.0),
                    values -> learn(values, alpha, outliers),
                    BandScorer::of)
                .steadied();
          });

  private StudentDeviate() {}

  /// @return the ends of the band that chance explains, from the values that are no outliers
  static double[] learn(double[] values, double alpha, double outliers) {
    var left = values.clone();
    Arrays.sort(left);
    int most = (int) (outliers * left.length);
    int from = 0;
    int until = left.length;
    int keptFrom = 0;
    int keptUntil = until;
    var sums = new Sums(left);
    for (int taken = 1; taken <= most; taken++) {
      double mean = sums.mean(from, until);
      double deviation = sums.deviation(from, until);
      if (deviation == 0) break;
      double low = mean - left[from];
      double high = left[until - 1] - mean;
      double statistic = Math.max(low, high) / deviation;
      double chance = critical(until - from, alpha);
      if (low > high) from++;
      else until--;
      if (statistic > chance) {
        keptFrom = from;
        keptUntil = until;
      }
    }
    double reach = critical(keptUntil - keptFrom, alpha) * sums.deviation(keptFrom, keptUntil);
    double mean = sums.mean(keptFrom, keptUntil);
    return new double[] {mean - reach, mean + reach};
  }

  /// Rosner's lambda: the studentised deviate that the most extreme of n normal values passes with
  /// chance alpha.
  static double critical(int n, double alpha) {
    double p = 1 - alpha / (2 * n);
    double t = new TDistribution(null, n - 2.0).inverseCumulativeProbability(p);
    return t * (n - 1) / Math.sqrt((n - 2 + t * t) * n);
  }

  /// Mean and deviation of any stretch of sorted values, each at the same cost.
  private static final class Sums {
    private final double middle;
    private final double[] first;
    private final double[] second;

    Sums(double[] sorted) {
      // About the median, so that squares of large values do not drown their differences.
      middle = sorted[sorted.length / 2];
      first = new double[sorted.length + 1];
      second = new double[sorted.length + 1];
      for (int i = 0; i < sorted.length; i++) {
        double away = sorted[i] - middle;
        first[i + 1] = first[i] + away;
        second[i + 1] = second[i] + away * away;
      }
    }

    double mean(int from, int until) {
      return middle + (first[until] - first[from]) / (until - from);
    }

    double deviation(int from, int until) {
      int n = until - from;
      double sum = first[until] - first[from];
      double square = second[until] - second[from] - sum * sum / n;
      return Math.sqrt(Math.max(0, square) / (n - 1));
    }
  }
}
