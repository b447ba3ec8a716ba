package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Ewmas;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.detect.statistic.UsualScore;
import java.util.Arrays;

/// Carries the last rows of all target channels and scores the window each new row ends.
final class WindowScorer implements RowScorer {
  private final Gaps gaps;
  private final RecentRows rows;
  private final WindowModel model;
  private final UsualScore usual;
  private final double[] window;
  private final double[] part;
  private final int smoothRows;
  private final Ewmas smoothParts;
  private Ewma smooth;
  private boolean begun;
  private long lastTick;

  WindowScorer(
      Watched watched,
      Gaps gaps,
      StandardScale scale,
      int length,
      WindowModel model,
      UsualScore usual,
      int smoothRows) {
    this.gaps = gaps;
    this.model = model;
    this.usual = usual;
    this.smoothRows = smoothRows;
    int channels = watched.targets().size();
    rows = new RecentRows(watched, scale, length);
    window = new double[length * channels];
    part = new double[channels];
    smoothParts = Ewmas.ofSpan(channels, smoothRows);
    restart();
  }

  private void restart() {
    rows.clear();
    smooth = Ewma.ofSpan(smoothRows);
    smoothParts.restart();
  }

  @Override
  public double next(long tick, double[] row, Parts parts) {
    if (begun && gaps.between(lastTick, tick)) restart();
    begun = true;
    lastTick = tick;
    boolean any = rows.take(row);
    if (!rows.full() || !any) return Double.NaN;
    rows.copy(window);
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
}
