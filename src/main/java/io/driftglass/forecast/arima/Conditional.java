package io.driftglass.forecast.arima;

import java.util.Arrays;
import java.util.stream.IntStream;

/// One-row errors given that nothing is known before the first rows: they count as 0.
final class Conditional {
  private Conditional() {}

  /// @param skipped rows whose error is taken as 0
  static void run(Arma arma, double[] x, double[] errors, int skipped) {
    int[] arLags = lags(arma.ar());
    int[] maLags = lags(arma.ma());
    for (int row = 0; row < Math.min(skipped, x.length); row++) errors[row] = 0;
    for (int row = skipped; row < x.length; row++) {
      double sum = x[row];
      for (int lag : arLags) if (lag <= row) sum -= arma.ar()[lag] * x[row - lag];
      for (int lag : maLags) if (lag <= row) sum -= arma.ma()[lag] * errors[row - lag];
      errors[row] = sum;
    }
  }

  static double[] next(Arma arma, double[] x, double[] errors, int horizonRows) {
    int n = x.length;
    var path = new double[n + horizonRows];
    System.arraycopy(x, 0, path, 0, n);
    for (int row = n; row < path.length; row++) {
      for (int lag = 1; lag < arma.ar().length && lag <= row; lag++) {
        path[row] += arma.ar()[lag] * path[row - lag];
      }
      for (int lag = row - n + 1; lag < arma.ma().length && lag <= row; lag++) {
        path[row] += arma.ma()[lag] * errors[row - lag];
      }
    }
    return Arrays.copyOfRange(path, n, path.length);
  }

  private static int[] lags(double[] weights) {
    return IntStream.range(1, weights.length).filter(lag -> weights[lag] != 0).toArray();
  }
}
