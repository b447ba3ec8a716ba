package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Ewmas;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.detect.statistic.UsualScore;
import java.util.Arrays;

/// Carries the last rows of all target channels and scores the window each new row ends.
final class WindowScorer implements RowScorer {
  private final int[] targets;
  private final Gaps gaps;
  private final StandardScale scale;
  private final int length;
  private final WindowModel model;
  private final UsualScore usual;

  /// Twice a window's rows, so that a window always lies in one piece.
  private final double[] ring;

  private final double[] window;
  private final double[] last;
  private final double[] part;
  private final int smoothRows;
  private final Ewmas smoothParts;
  private Ewma smooth;
  private int seen;
  private long lastTick;

  WindowScorer(
      Watched watched,
      Gaps gaps,
      StandardScale scale,
      int length,
      WindowModel model,
      UsualScore usual,
      int smoothRows) {
    targets = watched.targets().stream().mapToInt(t -> t).toArray();
    this.gaps = gaps;
    this.scale = scale;
    this.length = length;
    this.model = model;
    this.usual = usual;
    this.smoothRows = smoothRows;
    ring = new double[2 * length * targets.length];
    window = new double[length * targets.length];
    last = new double[targets.length];
    part = new double[targets.length];
    smoothParts = Ewmas.ofSpan(targets.length, smoothRows);
    restart();
  }

  private void restart() {
    seen = 0;
    Arrays.fill(last, 0);
    smooth = Ewma.ofSpan(smoothRows);
    smoothParts.restart();
  }

  @Override
  public double next(long tick, double[] row, Parts parts) {
    if (seen > 0 && gaps.between(lastTick, tick)) restart();
    lastTick = tick;
    boolean any = take(row);
    if (seen < length) return Double.NaN;
    if (!any) return Double.NaN;
    System.arraycopy(ring, seen % length * targets.length, window, 0, window.length);
    Arrays.fill(part, 0);
    double score = usual.of(smooth.next(model.score(window, part)));
    smoothParts.next(part);
    smoothParts.means(part);
    double whole = 0;
    for (double share : part) whole += share;
    for (int k = 0; k < part.length; k++) {
      parts.byChannel[k] = whole > 0 ? score * (part[k] / whole) : score / part.length;
    }
    return score;
  }

  /// Puts the row into the ring, in both its places.
  ///
  /// @return whether anything was measured
  private boolean take(double[] row) {
    boolean any = false;
    int at = seen % length * targets.length;
    for (int k = 0; k < targets.length; k++) {
      double value = row[targets[k]];
      if (!Double.isNaN(value)) {
        last[k] = scale.in(k, value);
        any = true;
      }
      ring[at + k] = last[k];
      ring[at + k + window.length] = last[k];
    }
    seen++;
    return any;
  }
}
