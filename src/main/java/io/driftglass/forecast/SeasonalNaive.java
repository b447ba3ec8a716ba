package io.driftglass.forecast;

import java.util.Arrays;

/// The same phase of the last cycle; the last value where there is no season.
final class SeasonalNaive extends LocalExpert {
  /// The last value, whatever the season.
  static final Expert LAST_VALUE =
      new LocalExpert() {
        @Override
        int rowsBack(Season season) {
          return 1;
        }

        @Override
        double[] next(double[] values, int until, int horizonRows, Season season) {
          var path = new double[horizonRows];
          Arrays.fill(path, values[until - 1]);
          return path;
        }
      };

  @Override
  int rowsBack(Season season) {
    return season.rows();
  }

  @Override
  double[] next(double[] values, int until, int horizonRows, Season season) {
    var path = new double[horizonRows];
    for (int step = 0; step < horizonRows; step++) {
      path[step] = values[until - season.rows() + step % season.rows()];
    }
    return path;
  }
}
