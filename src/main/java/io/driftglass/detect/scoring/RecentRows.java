package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.StandardScale;
import java.util.Arrays;

/// The last rows of all target channels in standard deviations, as they come. A missing value
/// repeats the last one of its channel, before the first it lies at the mean.
public final class RecentRows {
  private final int[] targets;
  private final StandardScale scale;
  private final int length;

  /// Twice a window's rows, so that a window always lies in one piece.
  private final double[] ring;

  private final double[] last;
  private int seen;

  /// @param scale of the target channels
  /// @param length rows of a window
  public RecentRows(Watched watched, StandardScale scale, int length) {
    targets = watched.targets().stream().mapToInt(t -> t).toArray();
    this.scale = scale;
    this.length = length;
    ring = new double[2 * length * targets.length];
    last = new double[targets.length];
  }

  /// Forgets all rows.
  public void clear() {
    seen = 0;
    Arrays.fill(last, 0);
  }

  /// Puts the row into the ring, in both its places.
  ///
  /// @param row one value a watched channel
  /// @return whether anything was measured
  public boolean take(double[] row) {
    boolean any = false;
    int at = seen % length * targets.length;
    for (int k = 0; k < targets.length; k++) {
      double value = row[targets[k]];
      if (!Double.isNaN(value)) {
        last[k] = scale.in(k, value);
        any = true;
      }
      ring[at + k] = last[k];
      ring[at + k + ring.length / 2] = last[k];
    }
    seen++;
    return any;
  }

  public boolean full() {
    return seen >= length;
  }

  /// @param window set to the last rows, oldest first, one value a target channel in each
  public void copy(double[] window) {
    System.arraycopy(ring, seen % length * targets.length, window, 0, window.length);
  }
}
