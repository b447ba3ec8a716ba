package io.driftglass.detect.method;

import io.driftglass.detect.scoring.RowScorer.Parts;
import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Ewmas;
import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.StandardScale;
import java.util.Arrays;

/// Scores rows twice by a [PcaModel], from where the channels lay in training and from where they
/// have come to lie since, and takes the geometric mean: strange is what neither explains. Training
/// counts only as far as the recent level finds something unusual. A machine that has settled
/// elsewhere does not stay strange for ever, and one that creeps is still seen.
final class PcaScorer {
  private static final double BAND = 3;

  /// Up to so many usual scores the recent level finds nothing.
  private static final double STILL_USUAL = 2;

  private final PcaModel model;
  private final PcaStatistics statistics;
  private final double follow;
  private final double usual;
  private final Level trained;
  private final Level recent;

  /// Where the channels have come to lie, in standard deviations from the mean of training, and
  /// what is linear in that.
  private final double[] centre;

  private final double[] mappedCentre;

  /// Which channels the row has no value of, and where those lie.
  private final int[] missing;

  private final double[] stayed;
  private int missed;

  private final double[] spread;
  private int seen;
  private boolean warm;
  private long lastTick;

  /// @param rate weight of the newest row in the smoothed score
  /// @param followRows rows in which the usual level follows a lasting change; 0 never
  /// @param usual the middle score of normal rows; 0 where it is not known yet
  PcaScorer(PcaModel model, double rate, int followRows, double usual) {
    this.model = model;
    this.usual = Math.max(Double.MIN_NORMAL, usual);
    statistics = new PcaStatistics(model);
    int channels = model.channels();
    follow = followRows == 0 ? 0 : 2 / (followRows + 1.0);
    trained = new Level(statistics, channels, rate);
    recent = new Level(statistics, channels, rate);
    centre = new double[channels];
    mappedCentre = statistics.room();
    missing = new int[channels];
    stayed = new double[channels];
    spread = new double[channels];
    Arrays.setAll(spread, c -> BAND * model.errors()[c] * model.scale().unit()[c]);
  }

  /// @param parts filled with what the score is made of
  /// @return as [#score]
  double next(long tick, double[] row, Parts parts) {
    double score = score(tick, row);
    if (missed < row.length) {
      trained.share();
      if (follow > 0) recent.share();
    }
    fill(parts, score);
    return score;
  }

  /// @param row one value a channel, NaN where missing
  /// @return NaN where nothing was measured
  double score(long tick, double[] row) {
    if (seen > 0 && model.gaps().between(lastTick, tick)) seen = 0;
    lastTick = tick;
    warm = seen >= PcaModel.LAGS;
    seen = Math.min(seen + 1, PcaModel.LAGS);
    place(row);
    boolean measured = missed < row.length;
    double score = trained.next(warm, measured);
    if (follow > 0) {
      move();
      double now = recent.next(warm, measured);
      score = Math.min(Math.sqrt(score * now), now * Math.max(1, now / (STILL_USUAL * usual)));
    }
    return measured ? score : Double.NaN;
  }

  /// The row in standard deviations; a missing value lies at the mean of training.
  private void place(double[] row) {
    var z = trained.z;
    var mean = model.scale().mean();
    var unit = model.scale().unit();
    for (int c = 0; c < z.length; c++) {
      double away = (row[c] - mean[c]) / unit[c];
      z[c] = Math.max(-StandardScale.FAR, Math.min(StandardScale.FAR, away));
    }
    missed = 0;
    for (int c = 0; c < z.length; c++) {
      if (!Double.isNaN(z[c])) continue;
      z[c] = 0;
      missing[missed++] = c;
    }
    statistics.map(z, trained.mapped);
  }

  /// Takes the row from the level of training to the recent one, which follows it. A channel that
  /// is missing does not move, and its row lies where it lay.
  private void move() {
    var z = recent.z;
    for (int m = 0; m < missed; m++) stayed[m] = centre[missing[m]];
    for (int c = 0; c < z.length; c++) {
      centre[c] += follow * (trained.z[c] - centre[c]);
      z[c] = trained.z[c] - centre[c];
    }
    for (int i = 0; i < mappedCentre.length; i++) {
      mappedCentre[i] += follow * (trained.mapped[i] - mappedCentre[i]);
      recent.mapped[i] = trained.mapped[i] - mappedCentre[i];
    }
    for (int m = 0; m < missed; m++) {
      int c = missing[m];
      statistics.add(c, stayed[m] - centre[c], mappedCentre);
      statistics.add(c, centre[c], recent.mapped);
      centre[c] = stayed[m];
      z[c] = 0;
    }
  }

  private void fill(Parts parts, double score) {
    boolean both = follow > 0;
    Arrays.fill(parts.byChannel, 0);
    trained.give(both ? score / 2 : score, parts.byChannel);
    if (both) recent.give(score / 2, parts.byChannel);
    System.arraycopy(spread, 0, parts.spread, 0, spread.length);
    if (!warm) {
      Arrays.fill(parts.expected, Double.NaN);
      return;
    }
    var predicted = (both ? recent : trained).predicted;
    var mean = model.scale().mean();
    var unit = model.scale().unit();
    for (int c = 0; c < centre.length; c++) {
      parts.expected[c] = mean[c] + (predicted[c] + centre[c]) * unit[c];
    }
  }

  /// A row and the smoothed statistics as seen from one level.
  private static final class Level {
    private final PcaStatistics statistics;
    private final PcaStatistics.Outlook outlook;

    /// The row in standard deviations, and what is linear in it.
    private final double[] z;

    private final double[] mapped;
    private final double[] surprise;
    private final double[] sums = new double[3];
    private final double[] part;
    private final double[] means;
    private final Ewma smooth;
    private final Ewmas smoothParts;
    private double[] predicted;

    Level(PcaStatistics statistics, int channels, double rate) {
      this.statistics = statistics;
      outlook = statistics.outlook();
      z = new double[channels];
      mapped = statistics.room();
      surprise = new double[channels];
      part = new double[channels];
      means = new double[channels];
      smooth = Ewma.ofRate(rate);
      smoothParts = Ewmas.ofRate(channels, rate);
    }

    /// @param warm whether the rows before are there
    double next(boolean warm, boolean measured) {
      predicted = outlook.take(mapped);
      if (!measured) return smooth.mean();
      if (warm) statistics.surprise(z, predicted, surprise);
      else Arrays.fill(surprise, 0);
      statistics.sums(z, mapped, surprise, sums);
      return smooth.next(sums[0] + sums[1] + sums[2]);
    }

    /// Shares the row out among the channels.
    void share() {
      statistics.parts(z, mapped, surprise, part);
      smoothParts.next(part);
      smoothParts.means(means);
      for (int c = 0; c < means.length; c++) means[c] = Math.max(0, means[c]);
    }

    /// Adds every channel's part in a score.
    void give(double score, double[] byChannel) {
      double whole = LeastSquares.sum(means);
      double factor = whole > 0 ? score / whole : 0;
      for (int c = 0; c < means.length; c++) byChannel[c] += factor * means[c];
    }
  }
}
