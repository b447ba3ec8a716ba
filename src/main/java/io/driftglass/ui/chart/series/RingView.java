package io.driftglass.ui.chart.series;

import io.driftglass.live.LiveRing;
import java.util.Arrays;

/// The rows of a ring as they stand for one frame: they grow only when [#look] is called.
public final class RingView {
  private static final int SAMPLED = 101;

  private final LiveRing ring;
  private final ColumnStarts starts = new ColumnStarts();
  private long first;
  private long end;
  private long longestStep = Long.MAX_VALUE;
  private int generation;

  public RingView(LiveRing ring) {
    this.ring = ring;
    look();
  }

  /// Takes up what has come since.
  ///
  /// @return whether anything has
  public boolean look() {
    long now = ring.end();
    if (now == end) return false;
    end = now;
    first = LiveRing.first(now);
    longestStep = step();
    generation++;
    return true;
  }

  public int rows() {
    return (int) (end - first);
  }

  /// The tick of the newest row; only where there is one.
  public long last() {
    return ring.tick(end - 1);
  }

  /// The tick of the oldest row; only where there is one.
  public long oldest() {
    return ring.tick(first);
  }

  /// A longer step between two rows is a hole.
  long longestStep() {
    return longestStep;
  }

  int generation() {
    return generation;
  }

  /// Of all series that look at this.
  ColumnStarts starts() {
    return starts;
  }

  LiveRing ring() {
    return ring;
  }

  /// The ring's number of a row.
  long row(int row) {
    return first + row;
  }

  /// Rows of a feed come in bursts: ten times what is usual.
  private long step() {
    int sample = Math.min(rows() - 1, SAMPLED);
    if (sample < 2) return Long.MAX_VALUE;
    var steps = new long[sample];
    for (int i = 0; i < sample; i++) {
      long row = end - 1 - (long) i * (rows() - 1) / sample;
      steps[i] = ring.tick(row) - ring.tick(row - 1);
    }
    Arrays.sort(steps);
    return 10 * Math.max(1, steps[sample / 2]);
  }
}
