package io.driftglass.forecast;

import java.util.Arrays;
import java.util.Optional;

/// How far the width of bands goes with the size of the values: with their power 0 (not at all), a
/// half or 1 (in proportion); or with the margins that the expert itself gives.
///
/// @param levelRows the size is the mean of that many last rows, the same for the whole horizon; 0
///   takes every expected value for itself
/// @param least smallest size, above 0 unless the power is 0
/// @param own how the width goes with the expert's margins
record Following(double power, int levelRows, double least, Own own) {
  static final Following NOTHING = new Following(0, 0, 0);

  Following(double power, int levelRows, double least) {
    this(power, levelRows, least, Own.NOTHING);
  }

  static Following margins(Own own) {
    return new Following(0, 0, 0, own);
  }

  /// The factors of every coming row, below and above.
  ///
  /// @param margins those of the expert, where the width goes with them
  /// @param until rows of `values` that are known
  Margins factors(
      double[] scale, double[] point, Optional<Margins> margins, double[] values, int until) {
    if (own.share() == 0) return Margins.even(factors(point, values, until));
    return margins
        .map(given -> own.factors(scale, given))
        .orElseGet(() -> Margins.even(factors(point, values, until)));
  }

  /// The factor of every coming row.
  ///
  /// @param until rows of `values` that are known
  double[] factors(double[] point, double[] values, int until) {
    var factors = new double[point.length];
    if (power == 0) {
      Arrays.fill(factors, 1);
      return factors;
    }
    double level = 0;
    int rows = Math.min(until, levelRows);
    for (int row = until - rows; row < until; row++) level += Math.abs(values[row]) / rows;
    for (int step = 0; step < factors.length; step++) {
      double size = levelRows == 0 ? Math.abs(point[step]) : level;
      factors[step] = Math.pow(Math.max(size, least), power);
    }
    return factors;
  }

  /// How the width goes with an expert's own margins: the square of its factor is a share of that
  /// of the margin over the usual one, and the rest is 1.
  ///
  /// @param share 0 for not at all, 1 for in proportion
  /// @param usual margin by row ahead
  /// @param cycle rows after which no width is less than it was: those of a day within a week, 1
  ///   else
  @SuppressWarnings("ArrayRecordComponent")
  record Own(double share, double[] usual, int cycle) {
    static final Own NOTHING = new Own(0, new double[0], 1);

    Margins factors(double[] scale, Margins margins) {
      return new Margins(factors(scale, margins.below()), factors(scale, margins.above()));
    }

    private double[] factors(double[] scale, double[] margin) {
      var factors = new double[margin.length];
      for (int step = 0; step < factors.length; step++) {
        double relative = usual[step] > 0 ? margin[step] / usual[step] : 1;
        factors[step] = Math.sqrt(1 - share + share * relative * relative);
        if (step < cycle || scale[step] == 0) continue;
        double before = scale[step - cycle] * factors[step - cycle];
        factors[step] = Math.max(factors[step], before / scale[step]);
      }
      return factors;
    }
  }
}
