package io.driftglass.series;

import java.util.Arrays;

/// The smallest and largest value of any stretch of rows, without reading them all.
///
/// Above the values stand levels of one pair per 64, 64 * 16, 64 * 16 * 16, ... rows, so that a
/// picture of any width costs a few pairs a pixel and no spike is ever lost. Stretches without a
/// value have NaN. The values are not copied.
public final class Pyramid {
  private static final int BASE = 64;
  private static final int FACTOR = 16;

  private final double[] values;
  private final double[][] lows;
  private final double[][] highs;

  private Pyramid(double[] values, double[][] lows, double[][] highs) {
    this.values = values;
    this.lows = lows;
    this.highs = highs;
  }

  public static Pyramid of(double[] values) {
    int levels = 0;
    for (long width = BASE; width < values.length; width *= FACTOR) levels++;
    var lows = new double[levels][];
    var highs = new double[levels][];
    var below = new double[][] {values, values};
    for (int level = 0; level < levels; level++) {
      int step = level == 0 ? BASE : FACTOR;
      lows[level] = folded(below[0], step, false);
      highs[level] = folded(below[1], step, true);
      below = new double[][] {lows[level], highs[level]};
    }
    return new Pyramid(values, lows, highs);
  }

  /// The smallest value of rows `from` up to, not including, `until`; NaN where there is none.
  public double low(int from, int until) {
    return extreme(from, until, false);
  }

  /// The largest value of rows `from` up to, not including, `until`; NaN where there is none.
  public double high(int from, int until) {
    return extreme(from, until, true);
  }

  private double extreme(int from, int until, boolean highest) {
    double found = Double.NaN;
    int at = from;
    while (at < until) {
      int level = lows.length - 1;
      int width = width(level);
      while (level >= 0 && (at % width != 0 || at + width > until)) width = width(--level);
      double here = level < 0 ? values[at] : (highest ? highs : lows)[level][at / width];
      found = pick(found, here, highest);
      at += level < 0 ? 1 : width;
    }
    return found;
  }

  private static int width(int level) {
    int width = BASE;
    for (int below = 0; below < level; below++) width *= FACTOR;
    return level < 0 ? 1 : width;
  }

  private static double[] folded(double[] below, int step, boolean highest) {
    var level = new double[(below.length + step - 1) / step];
    Arrays.fill(level, Double.NaN);
    for (int at = 0; at < below.length; at++) {
      level[at / step] = pick(level[at / step], below[at], highest);
    }
    return level;
  }

  private static double pick(double one, double other, boolean highest) {
    if (Double.isNaN(one)) return other;
    if (Double.isNaN(other)) return one;
    return highest ? Math.max(one, other) : Math.min(one, other);
  }
}
