package io.driftglass.forecast.decompose;

/// Local regression at evenly spaced rows with tricube weights (Cleveland 1979, JASA 74).
final class Loess {
  private Loess() {}

  /// The smoothed value at a position, which may lie beyond the rows.
  ///
  /// @param y oldest first
  /// @param window rows looked at, odd, at least 3; where there are fewer rows all are looked at
  /// @param linear a line, else a constant
  static double at(double[] y, int n, double position, int window, boolean linear) {
    int left;
    int right;
    if (window >= n) {
      left = 0;
      right = n - 1;
    } else {
      left = Math.clamp(Math.round(position) - window / 2, 0, n - window);
      right = left + window - 1;
    }
    double reach = Math.max(position - left, right - position);
    if (window > n) reach += Math.floorDiv(window - n, 2);
    double sum = 0;
    double middle = 0;
    var weight = new double[right - left + 1];
    for (int row = left; row <= right; row++) {
      double distance = Math.abs(row - position);
      if (distance > .999 * reach) continue;
      double near = distance / reach;
      double tricube = distance <= .001 * reach ? 1 : cube(1 - cube(near));
      weight[row - left] = tricube;
      sum += tricube;
      middle += tricube * row;
    }
    if (sum <= 0) return Double.NaN;
    middle /= sum;
    double slope = 0;
    if (linear) {
      double spread = 0;
      for (int row = left; row <= right; row++) {
        spread += weight[row - left] / sum * (row - middle) * (row - middle);
      }
      if (Math.sqrt(spread) > .001 * (n - 1)) slope = (position - middle) / spread;
    }
    double value = 0;
    for (int row = left; row <= right; row++) {
      value += weight[row - left] / sum * (1 + slope * (row - middle)) * y[row];
    }
    return value;
  }

  /// Smoothed at every `jump`-th row, on straight lines between.
  static void smooth(double[] y, int n, int window, boolean linear, int jump, double[] to, int at) {
    int last = 0;
    to[at] = at(y, n, 0, window, linear);
    for (int row = Math.min(jump, n - 1); row > last; row = Math.min(row + jump, n - 1)) {
      to[at + row] = at(y, n, row, window, linear);
      for (int between = last + 1; between < row; between++) {
        double share = (double) (between - last) / (row - last);
        to[at + between] = (1 - share) * to[at + last] + share * to[at + row];
      }
      last = row;
    }
  }

  private static double cube(double x) {
    return x * x * x;
  }
}
