package io.driftglass.detect.method;

import io.driftglass.detect.scoring.RowScorer.Parts;
import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Ewmas;

/// Scores rows twice by a [PcaModel], from where the channels lay in training and from where they
/// have come to lie since, and takes the geometric mean: strange is what neither explains. Training
/// counts only as far as the recent level finds something unusual. A machine that has settled
/// elsewhere does not stay strange for ever, and one that creeps is still seen.
final class PcaScorer {
  private static final double BAND = 3;

  /// Up to so many usual scores the recent level finds nothing.
  private static final double STILL_USUAL = 2;

  private final PcaModel model;
  private final double follow;
  private final double usual;
  private final Level trained;
  private final Level recent;

  /// Where the channels have come to lie, in standard deviations from the mean of training.
  private final double[] centre;

  private final double[] away;
  private final double[] moved;
  private int seen;
  private long lastTick;

  /// @param rate weight of the newest row in the smoothed score
  /// @param followRows rows in which the usual level follows a lasting change; 0 never
  /// @param usual the middle score of normal rows; 0 where it is not known yet
  PcaScorer(PcaModel model, double rate, int followRows, double usual) {
    this.model = model;
    this.usual = Math.max(Double.MIN_NORMAL, usual);
    int channels = model.channels();
    follow = followRows == 0 ? 0 : 2 / (followRows + 1.0);
    trained = new Level(model, rate);
    recent = new Level(model, rate);
    centre = new double[channels];
    away = new double[channels];
    moved = new double[channels];
  }

  double next(long tick, double[] row, Parts parts) {
    if (seen > 0 && model.gaps().between(lastTick, tick)) seen = 0;
    lastTick = tick;
    boolean measured = false;
    for (int c = 0; c < row.length; c++) {
      boolean there = !Double.isNaN(row[c]);
      measured |= there;
      away[c] = there ? model.scale().in(c, row[c]) : 0;
      if (there) centre[c] += follow * (away[c] - centre[c]);
      moved[c] = there ? away[c] - centre[c] : 0;
    }
    boolean warm = seen >= PcaModel.LAGS;
    double score = trained.next(away, warm, measured);
    if (follow > 0) {
      double now = recent.next(moved, warm, measured);
      score = Math.min(Math.sqrt(score * now), now * Math.max(1, now / (STILL_USUAL * usual)));
    }
    fill(parts, score, warm);
    seen = Math.min(seen + 1, PcaModel.LAGS);
    return measured ? score : Double.NaN;
  }

  private void fill(Parts parts, double score, boolean warm) {
    var level = follow > 0 ? recent : trained;
    for (int c = 0; c < centre.length; c++) {
      double share = trained.share(c);
      if (follow > 0) share = (share + recent.share(c)) / 2;
      parts.byChannel[c] = score * share;
      double expected = level.predicted[c] + centre[c];
      parts.expected[c] = warm ? model.scale().out(c, expected) : Double.NaN;
      parts.spread[c] = BAND * model.errors()[c] * model.scale().unit()[c];
    }
  }

  /// The last rows and the smoothed statistics as seen from one level.
  private static final class Level {
    private static final double[] NONE = {};

    private final PcaModel model;
    private final double[] past;
    private final double[] sums = new double[3];
    private final double[] part;
    private final double[] predicted;
    private final Ewma smooth;
    private final Ewmas smoothParts;
    private final double[] means;
    private double whole;

    Level(PcaModel model, double rate) {
      this.model = model;
      int channels = model.channels();
      past = new double[PcaModel.LAGS * channels + 1];
      past[past.length - 1] = 1;
      part = new double[channels];
      predicted = new double[channels];
      smooth = Ewma.ofRate(rate);
      smoothParts = Ewmas.ofRate(channels, rate);
      means = new double[channels];
    }

    /// @param z the row in standard deviations
    double next(double[] z, boolean warm, boolean measured) {
      int channels = z.length;
      for (int s = 0; s < sums.length; s++) sums[s] = 0;
      for (int c = 0; c < channels; c++) part[c] = 0;
      model.statistics(z, warm ? past : NONE, sums, part, predicted);
      System.arraycopy(past, 0, past, channels, (PcaModel.LAGS - 1) * channels);
      System.arraycopy(z, 0, past, 0, channels);
      if (!measured) return smooth.mean();
      whole = 0;
      smoothParts.next(part);
      smoothParts.means(means);
      for (double mean : means) whole += Math.max(0, mean);
      return smooth.next(sums[0] + sums[1] + sums[2]);
    }

    /// The channel's part of the smoothed score, 0..1.
    double share(int channel) {
      return whole > 0 ? Math.max(0, means[channel]) / whole : 0;
    }
  }
}
