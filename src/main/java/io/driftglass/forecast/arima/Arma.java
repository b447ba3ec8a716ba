package io.driftglass.forecast.arima;

import java.util.Arrays;

/// Weights by lag of an autoregressive moving-average model: `x[t] = sum ar[i] x[t-i] + e[t] + sum
/// ma[j] e[t-j]`.
///
/// @param ar index is the lag; index 0 unused
/// @param ma index is the lag; index 0 is 1
@SuppressWarnings("ArrayRecordComponent")
record Arma(double[] ar, double[] ma) {
  /// The model of free numbers, each the partial autocorrelation of its polynomial through a
  /// hyperbolic tangent (Barndorff-Nielsen & Schou 1973; Monahan 1984, Biometrika 71), so that it
  /// is always stationary and invertible.
  ///
  /// @param free p, q, P, then Q numbers
  static Arma of(ArimaOrder order, double[] free) {
    int at = 0;
    var ar = weights(free, at, order.ar());
    at += order.ar();
    var ma = weights(free, at, order.ma());
    at += order.ma();
    var seasonalAr = weights(free, at, order.seasonalAr());
    at += order.seasonalAr();
    var seasonalMa = weights(free, at, order.seasonalMa());
    var whole = product(ar, seasonalAr, order.season());
    var moving = product(ma, seasonalMa, order.season());
    for (int lag = 1; lag < moving.length; lag++) moving[lag] = -moving[lag];
    moving[0] = 1;
    return new Arma(whole, moving);
  }

  /// Weights 1 to `count` of one polynomial; index 0 unused.
  static double[] weights(double[] free, int from, int count) {
    var weights = new double[count + 1];
    var before = new double[count + 1];
    for (int k = 1; k <= count; k++) {
      double partial = Math.tanh(free[from + k - 1]);
      System.arraycopy(weights, 0, before, 0, k);
      for (int i = 1; i < k; i++) weights[i] = before[i] - partial * before[k - i];
      weights[k] = partial;
    }
    return weights;
  }

  /// 1 - (1 - sum a)(1 - sum b B^season).
  private static double[] product(double[] a, double[] b, int season) {
    var product = new double[a.length + season * (b.length - 1)];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double one = i == 0 ? 1 : -a[i];
        double other = j == 0 ? 1 : -b[j];
        product[i + season * j] -= one * other;
      }
    }
    product[0] = 0;
    return product;
  }

  /// What a shock of 1 does to the value at its row and after.
  double[] shocks(int rows) {
    var shocks = new double[rows];
    for (int row = 0; row < rows; row++) {
      if (row < ma.length) shocks[row] = ma[row];
      for (int lag = 1; lag < ar.length && lag <= row; lag++) {
        shocks[row] += ar[lag] * shocks[row - lag];
      }
    }
    return shocks;
  }

  int p() {
    return ar.length - 1;
  }

  int q() {
    return ma.length - 1;
  }

  /// Autocovariances for lags 0 to `lags` over the variance of the shocks (Brockwell & Davis 1991,
  /// Time Series, 3.3).
  double[] covariances(int lags) {
    var psi = shocks(q() + 1);
    var right = new double[Math.max(p(), lags) + 1];
    for (int k = 0; k <= Math.min(q(), right.length - 1); k++) {
      for (int j = k; j <= q(); j++) right[k] += ma[j] * psi[j - k];
    }
    var left = new double[p() + 1][p() + 1];
    for (int k = 0; k <= p(); k++) {
      left[k][k] += 1;
      for (int i = 1; i <= p(); i++) left[k][Math.abs(k - i)] -= ar[i];
    }
    var solved = solve(left, Arrays.copyOf(right, p() + 1));
    var covariances = Arrays.copyOf(solved, Math.max(p(), lags) + 1);
    for (int k = p() + 1; k <= lags; k++) {
      covariances[k] = right[k];
      for (int i = 1; i <= p(); i++) covariances[k] += ar[i] * covariances[k - i];
    }
    return covariances;
  }

  /// Gauss elimination with row exchange; both arguments are used up.
  private static double[] solve(double[][] left, double[] right) {
    int n = right.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(left[i][k]) > Math.abs(left[pivot][k])) pivot = i;
      }
      var row = left[pivot];
      left[pivot] = left[k];
      left[k] = row;
      double value = right[pivot];
      right[pivot] = right[k];
      right[k] = value;
      for (int i = k + 1; i < n; i++) {
        double factor = left[i][k] / row[k];
        if (factor == 0) continue;
        for (int j = k; j < n; j++) left[i][j] -= factor * row[j];
        right[i] -= factor * value;
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) right[i] -= left[i][j] * right[j];
      right[i] /= left[i][i];
    }
    return right;
  }
}
