package io.driftglass.detect.statistic;

/// A quantile of all values so far, 0..`most`, to a two-thousandth of the range; each value costs a
/// step or two.
public final class RunningQuantile {
  private static final int BINS = 2000;
  private static final int LEAST = 50;

  private final double q;
  private final double most;
  private final double[] counts = new double[BINS];
  private double seen;
  private double below;
  private int at;

  public RunningQuantile(double q, double most) {
    this.q = q;
    this.most = most;
  }

  public void add(double value) {
    int bin = (int) Math.clamp(value / most * BINS, 0, BINS - 1);
    counts[bin]++;
    seen++;
    if (bin < at) below++;
    while (at < BINS - 1 && below + counts[at] < q * seen) below += counts[at++];
    while (at > 0 && below >= q * seen) below -= counts[--at];
  }

  /// The middle of the quantile's bin; infinite until 50 values were seen.
  public double value() {
    return seen < LEAST ? Double.POSITIVE_INFINITY : (at + .5) / BINS * most;
  }

  public double[] state() {
    return counts.clone();
  }

  public void restore(double[] state) {
    System.arraycopy(state, 0, counts, 0, BINS);
    seen = 0;
    for (double count : counts) seen += count;
    at = 0;
    below = 0;
    while (at < BINS - 1 && below + counts[at] < q * seen) below += counts[at++];
  }
}
