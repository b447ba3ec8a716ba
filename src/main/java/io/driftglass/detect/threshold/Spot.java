package io.driftglass.detect.threshold;

import io.driftglass.detect.statistic.ParetoTail;
import io.driftglass.series.Spread;
import java.util.Arrays;

/// A tail that goes on learning: every score that is high but no alarm makes it better known
/// (Siffer et al. 2017, KDD, algorithms SPOT and DSPOT).
final class Spot implements RowLevel {
  private static final double GROWN = .02;

  private final Threshold.Spot threshold;
  private final Drift drift;
  private double[] excess;
  private int peaks;
  private int fitted;
  private long rows;
  private double from;
  private double level;

  private Spot(Threshold.Spot threshold) {
    this.threshold = threshold;
    drift = new Drift(threshold.depthRows());
  }

  /// @param reference scores of normal rows in the order of time
  static Spot started(Threshold.Spot threshold, double[] reference) {
    var spot = new Spot(threshold);
    spot.start(reference);
    return spot;
  }

  @Override
  public double next(double score) {
    double now = level + drift.mean();
    if (score < now) normal(score);
    return now;
  }

  private void start(double[] reference) {
    var away = new double[reference.length];
    for (int t = 0; t < away.length; t++) {
      away[t] = reference[t] - drift.mean();
      drift.add(reference[t]);
    }
    // The first rows have no history to drift from.
    var sorted =
        Spread.sorted(
            Arrays.copyOfRange(away, Math.min(away.length, threshold.depthRows()), away.length));
    var tail = ParetoTail.fit(sorted);
    from = tail.from();
    rows = sorted.length;
    excess = Arrays.stream(sorted).filter(s -> s > from).map(s -> s - from).toArray();
    peaks = excess.length;
    fit();
  }

  private void normal(double score) {
    double away = score - drift.mean();
    drift.add(score);
    rows++;
    if (away <= from) return;
    insert(away - from);
    if (peaks - fitted > GROWN * fitted) fit();
  }

  private void insert(double peak) {
    if (peaks == excess.length) excess = Arrays.copyOf(excess, 2 * peaks);
    int at = Arrays.binarySearch(excess, 0, peaks, peak);
    if (at < 0) at = -at - 1;
    System.arraycopy(excess, at, excess, at + 1, peaks - at);
    excess[at] = peak;
    peaks++;
  }

  private void fit() {
    fitted = peaks;
    var tail =
        ParetoTail.of(from, Arrays.copyOf(excess, peaks), (int) Math.min(rows, Integer.MAX_VALUE));
    level = threshold.risk() < tail.fraction() ? Math.nextUp(tail.level(threshold.risk())) : from;
  }

  /// The mean of the last normal scores; 0 where drift is not followed.
  private static final class Drift {
    private final double[] ring;
    private long seen;

    Drift(int depth) {
      ring = new double[depth];
    }

    void add(double score) {
      if (ring.length == 0) return;
      ring[(int) (seen++ % ring.length)] = score;
    }

    double mean() {
      int count = (int) Math.min(seen, ring.length);
      double sum = 0;
      for (int i = 0; i < count; i++) sum += ring[i];
      return count == 0 ? 0 : sum / count;
    }
  }
}
