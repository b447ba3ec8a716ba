package io.driftglass.detect.method;

import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.statistic.JointScore;
import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.RangeScale;
import io.driftglass.method.Settings;
import java.util.Arrays;
import java.util.List;

/// Carries the last rows of every channel and the smoothed errors. A missing value is taken as
/// predicted from then on, and raises no error; after a gap in time the last rows are gathered
/// anew.
final class ArScorer implements RowScorer {
  private final ArDesign design;
  private final RangeScale scale;
  private final List<ArChannel> channels;
  private final JointScore joint;
  private final Past[] pasts;
  private final double[] before;
  private final double[] now;
  private final double[] z;
  private boolean begun;
  private long lastTick;

  ArScorer(
      ArDesign design,
      RangeScale scale,
      List<ArChannel> channels,
      JointScore joint,
      Settings settings) {
    this.design = design;
    this.scale = scale;
    this.channels = channels;
    this.joint = joint;
    pasts = new Past[channels.size()];
    for (int k = 0; k < pasts.length; k++) {
      pasts[k] =
          new Past(
              design.lags(),
              design.size(k),
              new ArStrangeness(channels.get(k), pasts.length, settings));
    }
    before = new double[design.watched().size()];
    now = new double[before.length];
    z = new double[pasts.length];
  }

  @Override
  public double next(long tick, double[] row, Parts parts) {
    if (begun && design.gaps().between(lastTick, tick)) for (var past : pasts) past.forget();
    begun = true;
    lastTick = tick;
    for (int c = 0; c < now.length; c++) {
      now[c] = scale.in(c, row[c]);
      if (Double.isNaN(now[c])) now[c] = before[c];
    }
    for (int k = 0; k < pasts.length; k++) {
      int c = design.watched().targets().get(k);
      var past = pasts[k];
      double value = scale.in(c, row[c]);
      double predicted = past.ready() ? predicted(k, past) : Double.NaN;
      z[k] = past.strangeness.next(value, predicted);
      parts.byChannel[k] = z[k] > 0 ? z[k] : 0;
      parts.expected[k] = scale.out(c, predicted);
      parts.spread[k] = channels.get(k).band() * scale.unit(c);
      past.add(Double.isNaN(value) ? predicted : value);
      if (past.seen > 0) now[c] = past.last();
    }
    System.arraycopy(now, 0, before, 0, now.length);
    return joint.of(JointScore.plain(z));
  }

  private double predicted(int k, Past past) {
    var channel = channels.get(k);
    if (channel.silent()) return Double.NaN;
    past.copyLags();
    design.beside(k, before, now, past.x);
    double sum = LeastSquares.dot(past.x, channel.weights(), past.x.length);
    return RangeScale.held(sum);
  }

  /// The last rows of a channel, kept twice so that they always lie in one piece.
  private static final class Past {
    final double[] x;
    final ArStrangeness strangeness;
    private final int lags;
    private final double[] ring;
    private int at;
    private int seen;

    Past(int lags, int size, ArStrangeness strangeness) {
      this.lags = lags;
      ring = new double[2 * lags];
      x = new double[size];
      this.strangeness = strangeness;
    }

    boolean ready() {
      return seen >= lags;
    }

    void forget() {
      strangeness.forget();
      seen = 0;
    }

    double last() {
      return ring[(at + lags - 1) % lags];
    }

    void add(double value) {
      if (Double.isNaN(value) && seen == 0) return;
      if (seen == 0) Arrays.fill(ring, value);
      double kept = Double.isNaN(value) ? last() : value;
      ring[at] = kept;
      ring[at + lags] = kept;
      at = (at + 1) % lags;
      seen = Math.min(lags, seen + 1);
    }

    void copyLags() {
      System.arraycopy(ring, at, x, 0, lags);
    }
  }
}
