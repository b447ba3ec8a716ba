package io.driftglass.forecast.regress;

/// Smooth shapes over a day: three waves, each as sine and cosine.
final class DayShape {
  static final int WAVES = 6;

  private DayShape() {}

  /// @param day where in the day, 0..1
  static void waves(double day, double[] into) {
    for (int k = 0; k < WAVES / 2; k++) {
      into[2 * k] = Math.sin(2 * Math.PI * (k + 1) * day);
      into[2 * k + 1] = Math.cos(2 * Math.PI * (k + 1) * day);
    }
  }
}
