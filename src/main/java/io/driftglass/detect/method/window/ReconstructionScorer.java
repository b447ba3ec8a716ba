package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.RecentRows;
import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.DistanceScorer;
import io.driftglass.detect.statistic.Ewmas;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import java.util.Arrays;
import java.util.function.Supplier;

/// Carries the last rows of all target channels and scores what a network does not give back of
/// them, in two ways at once: the mean square over the window sees what is wild for a short time,
/// the smoothed misses of the newest row see what is a little off for long. [ReconstructionModel]
/// makes one score of both.
final class ReconstructionScorer implements RowScorer {
  private final Gaps gaps;
  private final RecentRows rows;
  private final ReconstructionModel<?> model;
  private final Supplier<DistanceScorer> distances;
  private final double[] window;
  private final double[] squares;
  private final double[] newest;
  private final double[] away;
  private final Ewmas means;
  private DistanceScorer distance;
  private boolean begun;
  private long lastTick;

  /// @param scale of the target channels
  /// @param length rows of a window
  ReconstructionScorer(
      Watched watched,
      Gaps gaps,
      StandardScale scale,
      int length,
      ReconstructionModel<?> model,
      ReconstructionErrors.Smoothing smoothing) {
    this.gaps = gaps;
    this.model = model;
    int channels = watched.targets().size();
    rows = new RecentRows(watched, scale, length);
    window = new double[length * channels];
    squares = new double[channels];
    newest = new double[channels];
    away = new double[channels];
    means = Ewmas.ofSpan(channels, smoothing.spanRows());
    distances = () -> new DistanceScorer(model.distance(), smoothing.rate());
    restart();
  }

  private void restart() {
    rows.clear();
    means.restart();
    distance = distances.get();
  }

  @Override
  public double next(long tick, double[] row, Parts parts) {
    if (begun && gaps.between(lastTick, tick)) restart();
    begun = true;
    lastTick = tick;
    boolean any = rows.take(row);
    if (!rows.full() || !any) return Double.NaN;
    rows.copy(window);
    ReconstructionModel.misses(model.network(), window, squares, newest);
    means.next(squares);
    means.means(squares);
    double wild = Arrays.stream(squares).sum() / squares.length / model.usual();
    double off = distance.next(newest, away);
    double score = ReconstructionModel.score(wild, off);
    double squared = wild * wild + off * off;
    Arrays.fill(parts.byChannel, 0);
    if (squared == 0) return 0;
    share(squares, wild * wild / squared * score, parts.byChannel);
    share(away, off * off / squared * score, parts.byChannel);
    return score;
  }

  /// @param whole given to the channels as `of` says
  private static void share(double[] of, double whole, double[] parts) {
    double sum = Arrays.stream(of).sum();
    for (int c = 0; c < of.length; c++) {
      parts[c] += sum > 0 ? of[c] / sum * whole : whole / of.length;
    }
  }
}
