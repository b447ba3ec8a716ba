package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;

/// How otherwise than before a channel moves of late, whatever its level: how unevenly the sizes of
/// its newest steps, and those of its turns (the changes of its steps), fall into the eighths of
/// the remembered ones (Pearson's chi-squared, 1900, per row, on shares that fade). A size that
/// many have, such as 0 where values are rounded or still, counts for all the eighths they fill.
///
/// Only ranks count: one wild value is one row in the highest eighth.
public final class IncrementChange {
  private static final int PARTS = 8;
  private static final double RATE = 2 / 97.;

  /// With fewer sizes remembered, eighths say little.
  private static final int LEAST = 100;

  /// Of the values: steps that differ by less are of one size.
  private static final double ROUNDING = 1e-12;

  /// Values are held here, so that steps stay finite.
  private static final double FAR = 1e300;

  private final Sizes steps;
  private final Sizes turns;
  private double last = Double.NaN;
  private double before = Double.NaN;

  /// @param rows past sizes to remember, more than 100
  public IncrementChange(int rows) {
    steps = new Sizes(rows);
    turns = new Sizes(rows);
  }

  /// @param value finite
  /// @return 0 where the newest steps are as all were, up to 7 where they are all of one eighth; 0
  ///   until there are 100 to compare with
  public double next(double value) {
    double now = Math.clamp(value, -FAR, FAR);
    double step = now - last;
    double turn = step - (last - before);
    double tie = ROUNDING * (Math.abs(now) + Math.abs(last));
    if (!Double.isNaN(step)) steps.next(Math.abs(step), tie);
    if (!Double.isNaN(turn)) turns.next(Math.abs(turn), 2 * tie + ROUNDING * Math.abs(before));
    before = last;
    last = now;
    return (steps.unevenness() + turns.unevenness()) / 2;
  }

  /// Sizes by their ranks among the remembered ones.
  private static final class Sizes {
    private final SlidingRanks remembered;

    /// The faded share of each part; their sum is what has not faded yet.
    private final double[] share = new double[PARTS];

    Sizes(int rows) {
      remembered = new SlidingRanks(rows);
    }

    void next(double size, double tie) {
      int others = remembered.size();
      if (others >= LEAST) {
        double from = remembered.below(size - tie);
        double until = remembered.below(Math.nextUp(size + tie)) + 1;
        spread(from * PARTS / (others + 1), until * PARTS / (others + 1));
      }
      remembered.add(size);
    }

    private void spread(double from, double until) {
      for (int k = 0; k < PARTS; k++) {
        double inside = Math.max(0, Math.min(until, k + 1) - Math.max(from, k));
        share[k] += RATE * (inside / (until - from) - share[k]);
      }
    }

    double unevenness() {
      double seen = Arrays.stream(share).sum();
      if (seen == 0) return 0;
      double sum = 0;
      for (double part : share) {
        double over = part / seen - 1. / PARTS;
        sum += over * over;
      }
      return seen * PARTS * sum;
    }
  }

  public void write(ParameterWriter out) throws IOException {
    out.reals(new double[] {last, before});
    for (var sizes : new Sizes[] {steps, turns}) {
      out.reals(sizes.share).reals(sizes.remembered.state());
    }
  }

  public void restore(ParameterReader in) throws IOException {
    var values = in.reals();
    last = values[0];
    before = values[1];
    for (var sizes : new Sizes[] {steps, turns}) {
      System.arraycopy(in.reals(), 0, sizes.share, 0, PARTS);
      sizes.remembered.restore(in.reals());
    }
  }
}
