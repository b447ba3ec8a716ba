package io.driftglass.forecast.network;

/// How far values lie from their mean.
final class Spread {
  /// Ways with dropout that a spread is taken over.
  static final int SAMPLES = 32;

  private Spread() {}

  /// The standard deviation; 0 where it is no more than rounding.
  static double of(double[] values) {
    double mean = 0;
    for (double value : values) mean += value / values.length;
    double square = 0;
    for (double value : values) square += (value - mean) * (value - mean) / values.length;
    double spread = Math.sqrt(square);
    return spread > 1e-12 * Math.abs(mean) ? spread : 0;
  }
}
