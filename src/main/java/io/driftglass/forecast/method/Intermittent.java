package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;
import java.util.Arrays;

/// The mean of a series that is 0 most of the time: how large its other values are, smoothed, times
/// how often they come. The smoothing weight is taken from a grid by the sum of squared one-row
/// errors.
///
/// @param often how the frequency is followed
record Intermittent(Often often) implements Expert {
  private static final double[] WEIGHTS = {.02, .05, .1, .15, .2, .3};

  /// How the frequency of values other than 0 is followed.
  enum Often {
    /// By the smoothed rows between them, looked at when one comes (Croston 1972, Operational
    /// Research Quarterly 23).
    BY_INTERVAL,
    /// By a probability smoothed at every row, so that it falls while none comes (Teunter, Syntetos
    /// & Babai 2011, European Journal of Operational Research 214).
    BY_PROBABILITY
  }

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return 4;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    var best = new Fitted(often, WEIGHTS[0]);
    double least = Double.POSITIVE_INFINITY;
    for (double weight : WEIGHTS) {
      var tried = new Fitted(often, weight);
      double error = tried.pass(values, values.length)[1];
      if (error < least) {
        least = error;
        best = tried;
      }
    }
    return best;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    return new Fitted(often, p[0]);
  }

  private record Fitted(Often often, double weight) implements FittedExpert {
    @Override
    public int rowsBack() {
      return 1;
    }

    @Override
    public int rowsUsed() {
      return Integer.MAX_VALUE;
    }

    /// The mean after the last row, and the sum of squared errors on the way.
    double[] pass(double[] values, int until) {
      int first = 0;
      int count = 0;
      for (int row = until - 1; row >= 0; row--) {
        if (values[row] == 0) continue;
        first = row;
        count++;
      }
      if (count == 0) return new double[] {0, 0};
      double size = values[first];
      double interval = Math.max(1, (double) (until - first) / count);
      double chance = 1 / interval;
      double error = 0;
      int since = 0;
      for (int row = first; row < until; row++) {
        double mean = often == Often.BY_INTERVAL ? size / interval : size * chance;
        error += (values[row] - mean) * (values[row] - mean);
        since++;
        boolean came = values[row] != 0;
        if (came) {
          size += weight * (values[row] - size);
          interval += weight * (since - interval);
          since = 0;
        }
        chance += weight * ((came ? 1 : 0) - chance);
      }
      return new double[] {often == Often.BY_INTERVAL ? size / interval : size * chance, error};
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var path = new double[horizonRows];
      Arrays.fill(path, pass(values, until)[0]);
      return path;
    }

    @Override
    public double[] parameters() {
      return new double[] {weight};
    }
  }
}
