package io.driftglass.forecast.arima;

/// How near a model is to not standing still, or to not being invertible.
final class Roots {
  private Roots() {}

  /// Distance from 0 of the root nearest to it, over all four polynomials; 1 is the unit circle.
  static double nearest(ArimaOrder order, double[] free) {
    int at = 0;
    double nearest = nearest(Arma.weights(free, at, order.ar()));
    at += order.ar();
    nearest = Math.min(nearest, nearest(Arma.weights(free, at, order.ma())));
    at += order.ma();
    double seasonal = nearest(Arma.weights(free, at, order.seasonalAr()));
    at += order.seasonalAr();
    seasonal = Math.min(seasonal, nearest(Arma.weights(free, at, order.seasonalMa())));
    return Math.min(nearest, Math.pow(seasonal, 1.0 / order.season()));
  }

  /// Of 1 - sum weights[i] z^i, by Durand and Kerner's iteration on the reciprocal roots.
  private static double nearest(double[] weights) {
    int degree = weights.length - 1;
    if (degree == 0) return Double.POSITIVE_INFINITY;
    var real = new double[degree];
    var imaginary = new double[degree];
    for (int i = 0; i < degree; i++) {
      real[i] = .9 * Math.cos(.4 + 2 * Math.PI * i / degree);
      imaginary[i] = .9 * Math.sin(.4 + 2 * Math.PI * i / degree);
    }
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < degree; i++) {
        double a = 1;
        double b = 0;
        for (int k = 1; k <= degree; k++) {
          double next = a * real[i] - b * imaginary[i] - weights[k];
          b = a * imaginary[i] + b * real[i];
          a = next;
        }
        double c = 1;
        double d = 0;
        for (int j = 0; j < degree; j++) {
          if (j == i) continue;
          double x = real[i] - real[j];
          double y = imaginary[i] - imaginary[j];
          double next = c * x - d * y;
          d = c * y + d * x;
          c = next;
        }
        double size = c * c + d * d + 1e-300;
        real[i] -= (a * c + b * d) / size;
        imaginary[i] -= (b * c - a * d) / size;
      }
    }
    double largest = 0;
    for (int i = 0; i < degree; i++) largest = Math.max(largest, Math.hypot(real[i], imaginary[i]));
    return 1 / largest;
  }
}
