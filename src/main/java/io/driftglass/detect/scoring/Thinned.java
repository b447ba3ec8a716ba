package io.driftglass.detect.scoring;

import java.util.SplittableRandom;

/// A sample of rows spread over time.
public final class Thinned {
  private static final long SEED = 1;

  private Thinned() {}

  /// At most `most` of them: one from each of as many equal stretches, at a place drawn in it.
  /// Evenly spaced ones would fall in step with a period of the data.
  ///
  /// @param rows in the order of time
  public static int[] of(int[] rows, int most) {
    if (rows.length <= most) return rows;
    var random = new SplittableRandom(SEED);
    var kept = new int[most];
    for (int i = 0; i < most; i++) {
      int from = (int) ((long) i * rows.length / most);
      int until = (int) ((long) (i + 1) * rows.length / most);
      kept[i] = rows[random.nextInt(from, until)];
    }
    return kept;
  }
}
