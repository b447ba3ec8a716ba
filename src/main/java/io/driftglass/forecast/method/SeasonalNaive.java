package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;
import java.util.Arrays;

/// The same phase of the last cycle; the last value where there is no season.
public final class SeasonalNaive extends LocalExpert {
  /// The last value, whatever the season.
  public static final Expert LAST_VALUE =
      new LocalExpert() {
        @Override
        public int rowsBack(Season season) {
          return 1;
        }

        @Override
        public double[] next(double[] values, int until, int horizonRows, Season season) {
          var path = new double[horizonRows];
          Arrays.fill(path, values[until - 1]);
          return path;
        }
      };

  @Override
  public int rowsBack(Season season) {
    return season.rows();
  }

  @Override
  public double[] next(double[] values, int until, int horizonRows, Season season) {
    var path = new double[horizonRows];
    for (int step = 0; step < horizonRows; step++) {
      path[step] = values[until - season.rows() + step % season.rows()];
    }
    return path;
  }
}
