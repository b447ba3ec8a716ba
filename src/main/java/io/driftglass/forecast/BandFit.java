package io.driftglass.forecast;

import java.util.Arrays;

/// Bands from what an expert said from earlier origins. No band reaches below 0 where no value
/// does.
///
/// An error counts relative to a scale by row ahead that never falls; and for positive values to
/// their size, its root, or not at all, whichever has the lowest interval score (Gneiting & Raftery
/// 2007, JASA) at 80 and 95 % over the origins. The size is that of the last rows, one for the
/// whole horizon, so that no width ever shrinks with it.
///
/// A day within a week is different: nights are calmer than noons. There the size is that of every
/// expected value, and a factor by time of day, shrunk towards 1, joins in; at like time of day and
/// size the width still never shrinks from day to day.
///
/// @param smooth most rows to either side over which the scale is averaged
@SuppressWarnings("ArrayRecordComponent")
record BandFit(Rolled rolled, double[] values, Season season, int horizonRows, int smooth) {
  private static final double[] POWERS = {0, .5, 1};
  private static final double[] LEVELS = {.8, .95};
  private static final int LEVEL_ROWS = 8;
  private static final double TOWARDS_ONE = 20;
  private static final int CYCLES_NEEDED = 3;

  FittedBands best() {
    double lowest = Arrays.stream(values).min().orElse(0);
    FittedBands best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double power : POWERS) {
      if (power > 0 && lowest <= 0) break;
      int levelRows = season.nested() ? 0 : LEVEL_ROWS;
      var following =
          power == 0 ? Following.NOTHING : new Following(power, levelRows, lowest / Math.E);
      var sizes = new double[rolled.origins().length][];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = following.factors(rolled.expected()[i], values, rolled.origins()[i]);
      }
      var bands = bands(sizes, following, floor(lowest, season));
      double score = lowest <= 0 ? 0 : score(bands, sizes);
      if (best == null || score < least) {
        best = bands;
        least = score;
      }
    }
    return best;
  }

  static double floor(double lowest, Season season) {
    return lowest < 0 ? Double.NEGATIVE_INFINITY : season.nested() ? lowest / Math.E : 0;
  }

  private FittedBands bands(double[][] sizes, Following following, double floor) {
    var scale = scale(sizes);
    var phases = phases(sizes, scale);
    var scores = new double[rolled.values()];
    int at = 0;
    for (int i = 0; i < sizes.length; i++) {
      for (int step = 0; step < rolled.actual()[i].length; step++) {
        double width = scale[step] * sizes[i][step] * factor(phases, i, step);
        scores[at++] = width > 0 ? Math.abs(error(i, step)) / width : 0;
      }
    }
    Arrays.sort(scores);
    return new FittedBands(scale, scores, widening(rolled, horizonRows), following, phases, floor);
  }

  static double widening(Rolled rolled, int horizonRows) {
    return 1 + .65 / rolled.independent(horizonRows);
  }

  private double error(int origin, int step) {
    return rolled.actual()[origin][step] - rolled.expected()[origin][step];
  }

  private int phase(int origin, int step) {
    return Math.floorMod(rolled.origins()[origin] + step - values.length, season.rows());
  }

  private double factor(double[] phases, int origin, int step) {
    return phases.length == 0 ? 1 : phases[phase(origin, step)];
  }

  private double[] phases(double[][] sizes, double[] scale) {
    int cycles = rolled.span() / season.rows();
    if (!season.nested() || cycles < CYCLES_NEEDED) return new double[0];
    var squares = new double[season.rows()];
    var counts = new int[season.rows()];
    for (int i = 0; i < sizes.length; i++) {
      for (int step = 0; step < rolled.actual()[i].length; step++) {
        double width = scale[step] * sizes[i][step];
        if (width <= 0) continue;
        squares[phase(i, step)] += error(i, step) * error(i, step) / (width * width);
        counts[phase(i, step)]++;
      }
    }
    int weight = 2 * cycles;
    for (int phase = 0; phase < squares.length; phase++) {
      double mean = counts[phase] == 0 ? 1 : squares[phase] / counts[phase];
      squares[phase] = Math.sqrt((weight * mean + TOWARDS_ONE) / (weight + TOWARDS_ONE));
    }
    return squares;
  }

  private double[] scale(double[][] sizes) {
    var square = new double[horizonRows];
    int known = 0;
    for (int step = 0; step < horizonRows; step++) {
      int count = 0;
      for (int i = 0; i < sizes.length; i++) {
        if (step >= rolled.actual()[i].length) continue;
        double relative = error(i, step) / sizes[i][step];
        square[step] += relative * relative;
        count++;
      }
      if (count == 0) continue;
      square[step] /= count;
      known = step;
    }
    return smoothed(square, known, smooth);
  }

  /// The roots of mean squares by row ahead, averaged over near rows, never falling, and going on
  /// with the root of the rows ahead where nothing is known.
  ///
  /// @param known the last row ahead of which something is known
  static double[] smoothed(double[] square, int known, int smooth) {
    var scale = new double[square.length];
    for (int step = 0; step <= known; step++) {
      int reach = Math.min(smooth, Math.min(step, known - step));
      var near = Arrays.stream(square, step - reach, step + reach + 1);
      scale[step] = Math.sqrt(near.average().orElseThrow());
      if (step > 0) scale[step] = Math.max(scale[step], scale[step - 1]);
    }
    for (int step = known + 1; step < square.length; step++) {
      scale[step] = scale[known] * Math.sqrt((step + 1.0) / (known + 1.0));
    }
    return scale;
  }

  /// Sum over the levels of the logarithm of the mean interval score.
  private double score(FittedBands bands, double[][] sizes) {
    double sum = 0;
    for (double level : LEVELS) {
      double reach = bands.score(level);
      double penalty = 2 / (1 - level);
      double total = 0;
      for (int i = 0; i < sizes.length; i++) {
        for (int step = 0; step < rolled.actual()[i].length; step++) {
          double width =
              reach * bands.scale()[step] * sizes[i][step] * factor(bands.phases(), i, step);
          total += 2 * width + penalty * Math.max(0, Math.abs(error(i, step)) - width);
        }
      }
      sum += Math.log(total / rolled.values() + Double.MIN_NORMAL);
    }
    return sum;
  }
}
