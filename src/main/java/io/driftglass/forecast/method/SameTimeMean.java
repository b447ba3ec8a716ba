package io.driftglass.forecast.method;

import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;

/// The mean of the same time in the last cycles of the longer season: four same weekdays at the
/// same hour.
final class SameTimeMean extends LocalExpert {
  private static final int CYCLES = 4;

  @Override
  public int rowsBack(Season season) {
    return season.longer();
  }

  @Override
  public int rowsUsed(Season season) {
    return CYCLES * season.longer();
  }

  @Override
  public double[] next(double[] values, int until, int horizonRows, Season season) {
    int cycle = season.longer();
    int count = Math.clamp(until / cycle, 1, CYCLES);
    var path = new double[horizonRows];
    for (int step = 0; step < horizonRows; step++) {
      for (int back = 1; back <= count; back++) {
        path[step] += values[until - back * cycle + step % cycle] / count;
      }
    }
    return path;
  }
}
