package io.driftglass.monitor.abtest;

/// How many standard errors a difference must be away from 0 at each look, so that all looks
/// together find a difference where there is none with the chance `alpha` (O'Brien and Fleming
/// 1979, Biometrics 35): strict early, almost as at a single look at the end.
final class Boundary {
  private static final int GRID = 120;
  private static final double REACH = 6;

  private final double last;
  private final int looks;

  private Boundary(double last, int looks) {
    this.last = last;
    this.looks = looks;
  }

  static Boundary of(int looks, double alpha) {
    double low = 1;
    double high = REACH;
    for (int halving = 0; halving < 24; halving++) {
      double middle = (low + high) / 2;
      if (crossing(looks, middle) > alpha) low = middle;
      else high = middle;
    }
    return new Boundary(high, looks);
  }

  int looks() {
    return looks;
  }

  /// @param look 1 for the first
  double at(int look) {
    return last * Math.sqrt((double) looks / look);
  }

  /// The chance that a walk of `looks` unit steps leaves a band of `level` final standard
  /// deviations (Armitage, McPherson and Rowe 1969).
  private static double crossing(int looks, double level) {
    double barrier = level * Math.sqrt(looks);
    double width = 2 * barrier / GRID;
    var inside = new double[GRID];
    for (int to = 0; to < GRID; to++) inside[to] = density(place(to, width, barrier)) * width;
    var kernel = new double[GRID];
    for (int apart = 0; apart < GRID; apart++) kernel[apart] = density(apart * width) * width;
    for (int look = 2; look <= looks; look++) {
      var next = new double[GRID];
      for (int from = 0; from < GRID; from++) {
        for (int to = 0; to < GRID; to++) next[to] += inside[from] * kernel[Math.abs(to - from)];
      }
      inside = next;
    }
    double stayed = 0;
    for (double mass : inside) stayed += mass;
    return 1 - stayed;
  }

  private static double place(int cell, double width, double barrier) {
    return -barrier + (cell + .5) * width;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
