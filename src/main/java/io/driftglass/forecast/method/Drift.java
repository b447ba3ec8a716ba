package io.driftglass.forecast.method;

import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;

/// The last value, going on by the mean change of all rows.
final class Drift extends LocalExpert {
  @Override
  public int rowsBack(Season season) {
    return 2;
  }

  @Override
  public int rowsUsed(Season season) {
    return Integer.MAX_VALUE;
  }

  @Override
  public double[] next(double[] values, int until, int horizonRows, Season season) {
    double change = (values[until - 1] - values[0]) / (until - 1);
    var path = new double[horizonRows];
    for (int step = 0; step < horizonRows; step++)
      path[step] = values[until - 1] + change * (step + 1);
    return path;
  }
}
