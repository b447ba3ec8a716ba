package io.driftglass.forecast;

import java.util.Arrays;

/// How far the width of bands goes with the size of the values: with their power 0 (not at all), a
/// half or 1 (in proportion).
///
/// @param levelRows the size is the mean of that many last rows, the same for the whole horizon; 0
///   takes every expected value for itself
/// @param least smallest size, above 0 unless the power is 0
record Following(double power, int levelRows, double least) {
  static final Following NOTHING = new Following(0, 0, 0);

  /// The factor of every coming row.
  ///
  /// @param until rows of `values` that are known
  double[] factors(double[] point, double[] values, int until) {
    var factors = new double[point.length];
    if (power == 0) {
      Arrays.fill(factors, 1);
      return factors;
    }
    double level = 0;
    int rows = Math.min(until, levelRows);
    for (int row = until - rows; row < until; row++) level += Math.abs(values[row]) / rows;
    for (int step = 0; step < factors.length; step++) {
      double size = levelRows == 0 ? Math.abs(point[step]) : level;
      factors[step] = Math.pow(Math.max(size, least), power);
    }
    return factors;
  }
}
