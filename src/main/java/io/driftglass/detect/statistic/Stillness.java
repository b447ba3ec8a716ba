package io.driftglass.detect.statistic;

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

  /// The least movement of normal values; infinite where there are too few.
  ///
  /// @param scaled half the range is 1; NaN where missing
  public static double least(double[] scaled) {
    var normal = new Stillness(Double.POSITIVE_INFINITY);
    double least = Double.POSITIVE_INFINITY;
    for (double value : scaled) {
      normal.step(value);
      if (normal.steps > SPAN) least = Math.min(least, normal.movement.mean());
    }
    return least;
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
