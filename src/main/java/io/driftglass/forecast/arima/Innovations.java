package io.driftglass.forecast.arima;

import java.util.Arrays;

/// One-row forecasts of a stationary model and how uncertain each is, exactly, by the innovations
/// algorithm (Brockwell & Davis 1991, Time Series, 5.2 and 5.3; Ansley 1979, Biometrika 66). Once
/// the weights have settled they are kept.
final class Innovations {
  private static final double SETTLED = 1e-9;

  private final Arma arma;
  private final int start;
  private final double[] covariances;
  private final double[] products;
  private final double[][] weights;
  private final double[] variances;
  private int settled = Integer.MAX_VALUE;

  Innovations(Arma arma) {
    this.arma = arma;
    start = Math.max(arma.p(), arma.q());
    covariances = arma.covariances(start);
    products = new double[arma.q() + 1];
    for (int lag = 0; lag <= arma.q(); lag++) {
      for (int r = 0; r + lag <= arma.q(); r++) products[lag] += arma.ma()[r] * arma.ma()[r + lag];
    }
    weights = new double[2 * start + 2][];
    variances = new double[2 * start + 2];
  }

  /// What the model could not foresee of every row, and the variance of that over the shocks'.
  ///
  /// @param errors filled, one a row
  /// @param spreads filled, one a row
  void run(double[] x, double[] errors, double[] spreads) {
    settled = Integer.MAX_VALUE;
    for (int row = 0; row < x.length; row++) {
      var theta = weights(row);
      errors[row] = x[row] - foreseen(x, errors, row, theta, x.length);
      spreads[row] = variances[slot(row)];
    }
  }

  /// The rows after those `run` last went through.
  double[] next(double[] x, double[] errors, int horizonRows) {
    int n = x.length;
    var path = new double[n + horizonRows];
    System.arraycopy(x, 0, path, 0, n);
    for (int row = n; row < path.length; row++) {
      var theta = row - n < arma.q() ? weights(row) : arma.ma();
      path[row] = foreseen(path, errors, row, theta, n);
    }
    return Arrays.copyOfRange(path, n, path.length);
  }

  private double foreseen(double[] x, double[] errors, int row, double[] theta, int known) {
    double sum = 0;
    if (row >= start) {
      var ar = arma.ar();
      for (int i = 1; i < ar.length; i++) if (ar[i] != 0) sum += ar[i] * x[row - i];
    }
    int reach = row < start ? row : Math.min(arma.q(), row);
    for (int j = 1; j <= reach; j++) if (row - j < known) sum += theta[j] * errors[row - j];
    return sum;
  }

  private int slot(int row) {
    return Math.min(row, settled) % variances.length;
  }

  /// Weights of the earlier errors by lag for that row; rows must be asked for in order.
  private double[] weights(int row) {
    if (row > settled) return weights[slot(row)];
    int reach = row < start ? row : Math.min(arma.q(), row);
    var own = new double[Math.max(reach, 0) + 1];
    for (int k = row - reach; k < row; k++) {
      double sum = kappa(row + 1, k + 1);
      var earlier = weights[slot(k)];
      int far = Math.max(row - reach, k - earlier.length + 1);
      for (int j = far; j < k; j++) {
        sum -= earlier[k - j] * own[row - j] * variances[slot(j)];
      }
      own[row - k] = sum / variances[slot(k)];
    }
    double variance = kappa(row + 1, row + 1);
    for (int j = row - reach; j < row; j++) {
      variance -= own[row - j] * own[row - j] * variances[slot(j)];
    }
    variances[slot(row)] = Math.max(variance, 1e-12);
    weights[slot(row)] = own;
    if (row > 2 * start && Math.abs(variance - 1) < SETTLED && like(own)) settled = row;
    return own;
  }

  private boolean like(double[] own) {
    for (int j = 1; j < own.length; j++) {
      if (Math.abs(own[j] - arma.ma()[j]) > SETTLED) return false;
    }
    return true;
  }

  /// Covariance of the transformed series, rows counted from 1.
  private double kappa(int i, int j) {
    int low = Math.min(i, j);
    int high = Math.max(i, j);
    int lag = high - low;
    if (high <= start) return covariances[lag];
    if (low <= start) {
      if (high > 2 * start) return 0;
      double sum = covariance(lag);
      for (int r = 1; r <= arma.p(); r++) sum -= arma.ar()[r] * covariance(Math.abs(r - lag));
      return sum;
    }
    return lag < products.length ? products[lag] : 0;
  }

  private double covariance(int lag) {
    return covariances[lag];
  }
}
