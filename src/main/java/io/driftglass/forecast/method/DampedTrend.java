package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;

/// Exponential smoothing of level and damped trend (Gardner & McKenzie 1985, Management Science
/// 31(10)); its three weights are taken from a grid by the sum of squared one-row errors.
record DampedTrend() implements Expert {
  private static final double[] ALPHA = {.05, .1, .2, .3, .5, .7, .9, 1};
  private static final double[] BETA = {.02, .05, .1, .2, .4};
  private static final double[] PHI = {.8, .9, .95, .98};

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return 4;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    var best = new Fitted(1, BETA[0], PHI[0]);
    double least = Double.POSITIVE_INFINITY;
    for (double alpha : ALPHA) {
      for (double beta : BETA) {
        for (double phi : PHI) {
          var tried = new Fitted(alpha, beta, phi);
          double error = tried.smooth(values, values.length)[2];
          if (error < least) {
            least = error;
            best = tried;
          }
        }
      }
    }
    return best;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    return new Fitted(p[0], p[1], p[2]);
  }

  private record Fitted(double alpha, double beta, double phi) implements FittedExpert {
    @Override
    public int rowsBack() {
      return 2;
    }

    /// Last level, last trend, sum of squared errors.
    double[] smooth(double[] values, int until) {
      int start = Math.min(12, until - 1);
      double trend = (values[start] - values[0]) / start;
      double level = 0;
      for (int row = 0; row < start; row++) level += values[row] / start;
      level -= (start + 1) / 2.0 * trend;
      double error = 0;
      for (int row = 0; row < until; row++) {
        double expected = level + phi * trend;
        double miss = values[row] - expected;
        error += miss * miss;
        level = expected + alpha * miss;
        trend = phi * trend + alpha * beta * miss;
      }
      return new double[] {level, trend, error};
    }

    @Override
    public int rowsUsed() {
      return Integer.MAX_VALUE;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var state = smooth(values, until);
      var path = new double[horizonRows];
      double sum = 0;
      for (int step = 0; step < horizonRows; step++) {
        sum += Math.pow(phi, step + 1.0);
        path[step] = state[0] + state[1] * sum;
      }
      return path;
    }

    @Override
    public double[] parameters() {
      return new double[] {alpha, beta, phi};
    }
  }
}
