package io.driftglass.forecast;

import java.util.Arrays;

/// Bands that go with the expert's own [Margins]: errors on earlier origins, relative to the margin
/// given there for the side they lie on, are the scores of a split-conformal prediction; below and
/// above share one rank. No band reaches below 0 where no value does.
///
/// A margin that says nothing of the noise, such as how far members lie apart, is mixed with a
/// constant one; of a few mixtures the one of the lowest interval score (Gneiting & Raftery 2007,
/// JASA) at 80 and 95 % over the origins.
///
/// @param rolled with margins
/// @param smooth most rows to either side over which the scale is averaged
@SuppressWarnings("ArrayRecordComponent")
record MarginFit(Rolled rolled, double[] values, Season season, int horizonRows, int smooth) {
  private static final double[] SHARES = {1, .75, .5, .25};
  private static final double[] LEVELS = {.8, .95};

  FittedBands best() {
    double lowest = Arrays.stream(values).min().orElse(0);
    var usual = usual();
    int cycle = season.nested() ? season.rows() : 1;
    FittedBands best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double share : SHARES) {
      var following = Following.margins(new Following.Own(share, usual, cycle));
      var bands = bands(following, BandFit.floor(lowest, season));
      double score = score(bands);
      if (best == null || score < least) {
        best = bands;
        least = score;
      }
    }
    return best;
  }

  /// Root mean square of both sides by row ahead; the last one known goes on.
  private double[] usual() {
    var usual = new double[horizonRows];
    for (int step = 0; step < horizonRows; step++) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < rolled.origins().length; i++) {
        if (step >= rolled.actual()[i].length) continue;
        var margins = rolled.margins().get(i);
        double below = margins.below()[step];
        double above = margins.above()[step];
        sum += below * below + above * above;
        count += 2;
      }
      usual[step] = count > 0 ? Math.sqrt(sum / count) : usual[step - 1];
    }
    return usual;
  }

  private FittedBands bands(Following following, double floor) {
    var flat = new double[horizonRows];
    Arrays.fill(flat, 1);
    var scale = scale(following, flat);
    var scores = new double[rolled.values()];
    int at = 0;
    for (int i = 0; i < rolled.origins().length; i++) {
      var factors = factors(following, scale, i);
      for (int step = 0; step < rolled.actual()[i].length; step++) {
        double miss = rolled.miss(i, step);
        double width = scale[step] * factors.side(miss)[step];
        scores[at++] = width > 0 ? Math.abs(miss) / width : 0;
      }
    }
    Arrays.sort(scores);
    double widening = BandFit.widening(rolled, horizonRows);
    return new FittedBands(scale, scores, widening, following, new double[0], floor);
  }

  private Margins factors(Following following, double[] scale, int origin) {
    return following.own().factors(scale, rolled.margins().get(origin));
  }

  private double[] scale(Following following, double[] flat) {
    var square = new double[horizonRows];
    var counts = new int[horizonRows];
    int known = 0;
    for (int i = 0; i < rolled.origins().length; i++) {
      var factors = factors(following, flat, i);
      for (int step = 0; step < rolled.actual()[i].length; step++) {
        double miss = rolled.miss(i, step);
        double factor = factors.side(miss)[step];
        double relative = factor > 0 ? miss / factor : 0;
        square[step] += relative * relative;
        counts[step]++;
        known = Math.max(known, step);
      }
    }
    for (int step = 0; step <= known; step++) square[step] /= counts[step];
    return BandFit.smoothed(square, known, smooth);
  }

  /// Sum over the levels of the logarithm of the mean interval score.
  private double score(FittedBands bands) {
    double sum = 0;
    for (double level : LEVELS) {
      double reach = bands.score(level);
      double penalty = 2 / (1 - level);
      double total = 0;
      for (int i = 0; i < rolled.origins().length; i++) {
        var factors = factors(bands.following(), bands.scale(), i);
        for (int step = 0; step < rolled.actual()[i].length; step++) {
          double width = reach * bands.scale()[step];
          double miss = rolled.miss(i, step);
          double beyond = Math.abs(miss) - width * factors.side(miss)[step];
          total += width * (factors.below()[step] + factors.above()[step]);
          total += penalty * Math.max(0, beyond);
        }
      }
      sum += Math.log(total / rolled.values() + Double.MIN_NORMAL);
    }
    return sum;
  }
}
