package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;

/// The Theta method (Assimakopoulos & Nikolopoulos 2000, IJF 16(4)) in the form of Hyndman & Billah
/// 2003: simple exponential smoothing plus half the slope of the straight line through the series.
record Theta() implements Expert {
  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return 4;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i <= 20; i++) {
      double alpha = .05 * i;
      double error = 0;
      double level = values[0];
      for (int row = 1; row < values.length; row++) {
        double miss = values[row] - level;
        error += miss * miss;
        level += alpha * miss;
      }
      if (error < least) {
        least = error;
        best = alpha;
      }
    }
    return new Fitted(best);
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    return new Fitted(p[0]);
  }

  private record Fitted(double alpha) implements FittedExpert {
    @Override
    public int rowsBack() {
      return 2;
    }

    @Override
    public int rowsUsed() {
      return Integer.MAX_VALUE;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      double level = values[0];
      for (int row = 1; row < until; row++) level += alpha * (values[row] - level);
      double half = slope(values, until) / 2;
      double lag = (1 - Math.pow(1 - alpha, until)) / alpha;
      var path = new double[horizonRows];
      for (int step = 0; step < horizonRows; step++) path[step] = level + half * (step + lag);
      return path;
    }

    private static double slope(double[] values, int until) {
      double middle = (until - 1) / 2.0;
      double product = 0;
      double square = 0;
      for (int row = 0; row < until; row++) {
        product += (row - middle) * (values[row] - values[0]);
        square += (row - middle) * (row - middle);
      }
      return product / square;
    }

    @Override
    public double[] parameters() {
      return new double[] {alpha};
    }
  }
}
