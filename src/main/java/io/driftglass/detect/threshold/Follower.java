package io.driftglass.detect.threshold;

import io.driftglass.series.Spread;
import java.util.Arrays;

/// The level of a [Threshold.Following], from row to row, and of others that follow like it.
final class Follower implements RowLevel {
  /// The newest rows are left out of what is usual, so that an event does not excuse itself.
  private static final int LAG = 100;

  /// A tail whose highest score lies at most so many times as far out as the quantile is short.
  private static final double SHORT = 2.5;

  private static final double LONG = 3.5;

  /// What few scores tell is believed up to so many times as far out as the highest lies, and the
  /// further the fewer of them are independent.
  private static final double BELIEVED = 1.5;

  private static final double MOST_BELIEVED = 3;

  /// So many independent scores are few, fewer tell next to nothing of the tail.
  private static final double ENOUGH = 8;

  private final double level;
  private final double usual;
  private final double rate;
  private final double[] newest = new double[LAG];
  private double mean;
  private long rows;

  /// @param reference scores of normal rows in the order of time, at least one
  Follower(Threshold.Following threshold, double[] reference) {
    this(Math.nextUp(level(reference, threshold.q())), threshold.rows(), reference);
  }

  /// @param level from which it starts
  /// @param rows in which it follows a lasting change; 0 never
  /// @param reference scores of normal rows; without any it never follows
  Follower(double level, int rows, double[] reference) {
    this.level = level;
    usual = Arrays.stream(reference).map(score -> Math.min(score, level)).average().orElse(0);
    rate = rows == 0 || reference.length == 0 ? 0 : 2 / (rows + 1.0);
    mean = usual;
  }

  /// The quantile, where normal scores have a long tail: there lies what was strange in training
  /// too. A short tail holds none, and the level stands on its highest score, or beyond where so
  /// few scores tell of the tail that higher ones must be reckoned with.
  static double level(double[] reference, double q) {
    var sorted = Spread.sorted(reference);
    double middle = Spread.median(sorted);
    double quantile = Spread.quantile(sorted, q);
    double highest = sorted[sorted.length - 1];
    double reach = (highest - middle) / (quantile - middle);
    if (!(reach < LONG)) return quantile;
    double part = Math.min(1, (LONG - reach) / (LONG - SHORT));
    var few = FewScores.of(reference, sorted);
    double beyond = few.level(1 - q);
    double believed = Math.clamp(BELIEVED * ENOUGH / few.independent(), BELIEVED, MOST_BELIEVED);
    double all = Math.max(highest, Math.min(beyond, middle + believed * (highest - middle)));
    return quantile + part * (all - quantile);
  }

  double level() {
    return level;
  }

  @Override
  public double next(double score) {
    double now = level + Math.max(0, mean - usual);
    if (Double.isNaN(score)) return now;
    int at = (int) (rows++ % LAG);
    if (rows > LAG) mean += rate * (newest[at] - mean);
    newest[at] = Math.min(score, now);
    return now;
  }
}
