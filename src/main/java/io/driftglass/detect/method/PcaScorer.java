package io.driftglass.detect.method;

import io.driftglass.detect.scoring.RowScorer.Parts;
import io.driftglass.detect.statistic.Ewma;

/// Carries the last rows, the slowly moving level and the smoothed statistics of [PcaModel].
final class PcaScorer {
  private static final double[] NONE = {};
  private static final double BAND = 3;

  private final PcaModel model;
  private final double[] past;
  private final double[] sums = new double[3];
  private final double[] part;
  private final double[] predicted;

  /// Where the channels have come to lie, in standard deviations from the mean of training.
  private final double[] centre;

  private final double follow;
  private final Ewma smooth;
  private final Ewma[] smoothParts;
  private int seen;
  private long lastTick;

  /// @param rate weight of the newest row in the smoothed score
  /// @param followRows rows in which the usual level follows a lasting change; 0 never
  PcaScorer(PcaModel model, double rate, int followRows) {
    this.model = model;
    int channels = model.channels();
    past = new double[PcaModel.LAGS * channels + 1];
    past[past.length - 1] = 1;
    part = new double[channels];
    predicted = new double[channels];
    centre = new double[channels];
    follow = followRows == 0 ? 0 : 2 / (followRows + 1.0);
    smooth = Ewma.ofRate(rate);
    smoothParts = new Ewma[channels];
    for (int c = 0; c < channels; c++) smoothParts[c] = Ewma.ofRate(rate);
  }

  double next(long tick, double[] row, Parts parts) {
    if (seen > 0 && model.gaps().between(lastTick, tick)) seen = 0;
    lastTick = tick;
    int channels = row.length;
    var z = new double[channels];
    boolean measured = false;
    for (int c = 0; c < channels; c++) {
      double away = model.scale().in(c, row[c]);
      if (!Double.isNaN(row[c])) centre[c] += follow * (away - centre[c]);
      z[c] = Double.isNaN(row[c]) ? 0 : away - centre[c];
      measured |= !Double.isNaN(row[c]);
    }
    boolean warm = seen >= PcaModel.LAGS;
    for (int s = 0; s < sums.length; s++) sums[s] = 0;
    for (int c = 0; c < channels; c++) part[c] = 0;
    model.statistics(z, warm ? past : NONE, sums, part, predicted);
    for (int c = 0; c < channels; c++) {
      parts.byChannel[c] =
          measured ? Math.max(0, smoothParts[c].next(part[c])) : Math.max(0, smoothParts[c].mean());
      parts.expected[c] = warm ? model.scale().out(c, predicted[c] + centre[c]) : Double.NaN;
      parts.spread[c] = BAND * model.errors()[c] * model.scale().unit()[c];
    }
    System.arraycopy(past, 0, past, channels, (PcaModel.LAGS - 1) * channels);
    System.arraycopy(z, 0, past, 0, channels);
    seen = Math.min(seen + 1, PcaModel.LAGS);
    return measured ? smooth.next(sums[0] + sums[1] + sums[2]) : Double.NaN;
  }
}
