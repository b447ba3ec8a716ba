package io.driftglass.detect.statistic;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/// Tells that a channel which used to move has fallen still: stuck, or its swing gone. A prediction
/// does not show it, for what stays as it is is predicted all the better.
///
/// The movement is the smoothed size of the steps from row to row, beside the least there was in
/// training. A channel counts only after it has moved as in training; what was never seen moving
/// has not fallen still.
public final class Stillness {
  private static final int SPAN = 60;

  /// Of half the range: movements below it are the same.
  private static final double LEAST = .006;

  /// Chance that a history of next to no rows allows for, and the rows after which half of it.
  private static final double FEW = 4;

  private static final int ENOUGH = 150;

  private final double least;
  private Ewma movement = Ewma.ofSpan(SPAN);
  private double last = Double.NaN;
  private int steps;
  private boolean moved;

  /// @param least the least movement in training, on the scale of the values given to [#next];
  ///   infinite learns nothing and is never still
  public Stillness(double least) {
    this.least = least;
  }

  /// The least movement of normal values; infinite where there are too few. The fewer there are,
  /// the stiller a channel may yet be than it was seen: below the least is allowed for by how much
  /// chance changes the mean step of a span.
  ///
  /// @param scaled half the range is 1; NaN where missing
  public static double least(double[] scaled) {
    var normal = new Stillness(Double.POSITIVE_INFINITY);
    double least = Double.POSITIVE_INFINITY;
    var steps = new SummaryStatistics();
    for (double value : scaled) {
      double last = normal.last;
      normal.step(value);
      if (!Double.isNaN(value) && !Double.isNaN(last)) steps.addValue(Math.abs(value - last));
      if (normal.steps > SPAN) least = Math.min(least, normal.movement.mean());
    }
    double chance = steps.getStandardDeviation() / Math.sqrt(SPAN);
    double enough = normal.steps / (double) ENOUGH;
    return Math.max(0, least - FEW * chance / (1 + enough * enough));
  }

  /// How many times less the channel moves than it ever did in training, as a logarithm.
  ///
  /// @param scaled NaN repeats what was said before
  /// @return 0 where it moves as in training or nothing can be told
  public double next(double scaled) {
    step(scaled);
    if (steps <= SPAN || Double.isInfinite(least)) return 0;
    double still = Math.log((least + LEAST) / (movement.mean() + LEAST));
    if (still <= 0) moved = true;
    return moved && still > 0 ? still : 0;
  }

  private void step(double value) {
    if (Double.isNaN(value)) return;
    if (!Double.isNaN(last)) {
      movement.next(Math.abs(value - last));
      steps++;
    }
    last = value;
  }

  /// After a gap in time: what was seen before it tells nothing of what comes.
  public void forget() {
    movement = Ewma.ofSpan(SPAN);
    last = Double.NaN;
    steps = 0;
    moved = false;
  }
}
