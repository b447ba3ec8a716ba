package io.driftglass.monitor.abtest;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/// How many standard errors a difference must be away from 0 at looks whose times nobody has
/// planned: each look may spend what has become due of the error rate by then (Lan and DeMets 1983,
/// Biometrika 70), strict early as O'Brien and Fleming are. Carries the chances of having come so
/// far from look to look.
final class Spending {
  private static final int GRID = 161;
  private static final int FINE = 4_096;
  private static final double MOST = 8;
  private static final double[] TAIL = tail();

  private final double alpha;
  private final double last;
  private double[] places = {0};
  private double[] masses = {1};
  private double before;
  private double spent;

  /// @param alpha of all looks together, two-sided
  Spending(double alpha) {
    this.alpha = alpha;
    this.last = -new NormalDistribution().inverseCumulativeProbability(alpha / 4);
  }

  /// The level of the next look.
  ///
  /// @param share of the planned information that is known, more than at the look before, 1 at most
  double level(double share) {
    double step = Math.sqrt(share - before);
    double root = Math.sqrt(share);
    double due = 4 * above(last / root);
    double low = 0;
    double high = MOST;
    for (int halving = 0; halving < 30; halving++) {
      double middle = (low + high) / 2;
      if (outside(middle * root, step) > due - spent) low = middle;
      else high = middle;
    }
    go(high * root, step);
    before = share;
    spent = Math.min(alpha, due);
    return high;
  }

  /// The chance that the walk leaves the barriers at this step.
  private double outside(double barrier, double step) {
    double sum = 0;
    for (int cell = 0; cell < places.length; cell++) {
      sum +=
          masses[cell]
              * (above((barrier - places[cell]) / step) + above((barrier + places[cell]) / step));
    }
    return sum;
  }

  private void go(double barrier, double step) {
    double width = 2 * barrier / GRID;
    var inside = new double[GRID];
    Arrays.setAll(inside, cell -> -barrier + (cell + .5) * width);
    var moved = new double[GRID];
    double scale = width / (step * Math.sqrt(2 * Math.PI));
    for (int cell = 0; cell < GRID; cell++) {
      double sum = 0;
      for (int source = 0; source < places.length; source++) {
        double apart = (inside[cell] - places[source]) / step;
        if (Math.abs(apart) < MOST) sum += masses[source] * Math.exp(-apart * apart / 2);
      }
      moved[cell] = sum * scale;
    }
    places = inside;
    masses = moved;
  }

  /// The chance of a standard normal value above `z`, from a table.
  private static double above(double z) {
    double place = (Math.clamp(z, -MOST, MOST) + MOST) / (2 * MOST) * FINE;
    int cell = Math.min(FINE - 1, (int) place);
    double rest = place - cell;
    return TAIL[cell] * (1 - rest) + TAIL[cell + 1] * rest;
  }

  private static double[] tail() {
    var normal = new NormalDistribution();
    var tail = new double[FINE + 1];
    Arrays.setAll(tail, i -> normal.cumulativeProbability(MOST - 2 * MOST * i / FINE));
    return tail;
  }
}
