package io.driftglass.neural.patch;

/// Mean and spread of one context, taken off before the network and put back after it (Kim et al.
/// 2022, ICLR: reversible instance normalisation, without its learnt part).
///
/// @param spread above 0
public record Instance(double mean, double spread) {
  /// Steps a spread that scaled values are rounded to.
  public static final double GRID = 1 << 14;

  /// Scaled values are held within plus and minus this.
  public static final double FAR = 100;

  /// A spread of no more than this part of the mean is rounding.
  public static final double ROUNDING = 1e-12;

  static Instance of(double[] values, int until, int context) {
    double mean = 0;
    for (int row = until - context; row < until; row++) mean += values[row] / context;
    double square = 0;
    for (int row = until - context; row < until; row++) {
      square += (values[row] - mean) * (values[row] - mean) / context;
    }
    double spread = Math.sqrt(square);
    return new Instance(mean, spread > ROUNDING * Math.abs(mean) ? spread : 0);
  }

  boolean flat() {
    return spread == 0;
  }

  /// Rounded to a fine grid, so that the same series in another unit gives the same bits.
  void copy(double[] values, int from, float[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      double value = spread == 0 ? 0 : Math.clamp((values[from + i] - mean) / spread, -FAR, FAR);
      to[at + i] = (float) (Math.rint(value * GRID) / GRID);
    }
  }

  double back(float out) {
    return mean + spread * out;
  }
}
