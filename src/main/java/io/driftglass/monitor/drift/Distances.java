package io.driftglass.monitor.drift;

/// How far two samples are apart, from all their values. Both are sorted, without NaN, not empty.
final class Distances {
  private Distances() {}

  /// Kolmogorov-Smirnov: the largest difference of the two distribution functions, 0..1.
  static double kolmogorovSmirnov(double[] x, double[] y) {
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < x.length && j < y.length) {
      double at = Math.min(x[i], y[j]);
      while (i < x.length && x[i] == at) i++;
      while (j < y.length && y[j] == at) j++;
      largest = Math.max(largest, Math.abs((double) i / x.length - (double) j / y.length));
    }
    return largest;
  }

  /// Wasserstein distance of order 1: the area between the distribution functions, in the values'
  /// unit. All values finite.
  static double wasserstein(double[] x, double[] y) {
    double area = 0;
    int i = 0;
    int j = 0;
    double before = Math.min(x[0], y[0]);
    while (i < x.length || j < y.length) {
      boolean first = j == y.length || (i < x.length && x[i] <= y[j]);
      double at = first ? x[i] : y[j];
      area += (at - before) * Math.abs((double) i / x.length - (double) j / y.length);
      before = at;
      if (first) i++;
      else j++;
    }
    return area;
  }

  /// Two-sample statistic of Cramer and von Mises (Anderson 1962, Annals of Mathematical Statistics
  /// 33), with mid-ranks for ties.
  static double cramerVonMises(double[] x, double[] y) {
    double n = x.length;
    double m = y.length;
    double sumX = 0;
    double sumY = 0;
    int i = 0;
    int j = 0;
    while (i < x.length || j < y.length) {
      double at =
          Math.min(
              i < x.length ? x[i] : Double.POSITIVE_INFINITY,
              j < y.length ? y[j] : Double.POSITIVE_INFINITY);
      int fromX = i;
      int fromY = j;
      while (i < x.length && x[i] == at) i++;
      while (j < y.length && y[j] == at) j++;
      double rank = (fromX + fromY + i + j + 1) / 2.0;
      for (int k = fromX; k < i; k++) sumX += (rank - k - 1) * (rank - k - 1);
      for (int k = fromY; k < j; k++) sumY += (rank - k - 1) * (rank - k - 1);
    }
    double u = n * sumX + m * sumY;
    return u / (n * m * (n + m)) - (4 * n * m - 1) / (6 * (n + m));
  }
}
