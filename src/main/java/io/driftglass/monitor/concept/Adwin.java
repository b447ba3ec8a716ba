package io.driftglass.monitor.concept;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Adaptive windowing (Bifet and Gavalda 2007, SDM): drops the oldest rows as soon as two parts of
/// the window have means that differ by more than chance allows. Rows are kept in buckets of
/// doubling size.
final class Adwin implements ConceptMonitor {
  static final Method<ConceptMonitor> METHOD =
      ConceptMonitors.method(
          "adwin",
          "ADWIN",
          "Bifet and Gavaldà 2007, SDM",
          List.of(new Setting.Real("delta", .002, 1e-9, .5, "chance of a false cut")),
          settings -> new Adwin(settings.real("delta")));

  private static final int BUCKETS_A_SIZE = 5;
  private static final int EVERY = 32;
  private static final int LEAST = 5;

  private record Bucket(int rows, double sum, double square) {
    Bucket and(Bucket other) {
      return new Bucket(rows + other.rows, sum + other.sum, square + other.square);
    }
  }

  private final double delta;

  /// Oldest first.
  private final List<Bucket> buckets = new ArrayList<>();

  private long seen;

  Adwin(double delta) {
    this.delta = delta;
  }

  @Override
  public OptionalInt next(double value) {
    buckets.add(new Bucket(1, value, value * value));
    compress();
    if (++seen % EVERY != 0) return OptionalInt.empty();
    boolean cut = false;
    while (dropOldest()) cut = true;
    return cut ? OptionalInt.of(whole().rows()) : OptionalInt.empty();
  }

  private Bucket whole() {
    return buckets.stream().reduce(new Bucket(0, 0, 0), Bucket::and);
  }

  private void compress() {
    int from = buckets.size() - 1;
    while (from >= 0) {
      int size = buckets.get(from).rows();
      int first = from;
      while (first > 0 && buckets.get(first - 1).rows() == size) first--;
      if (from - first + 1 <= BUCKETS_A_SIZE) return;
      buckets.set(first, buckets.get(first).and(buckets.remove(first + 1)));
      from = first;
    }
  }

  private boolean dropOldest() {
    var all = whole();
    double n = all.rows();
    if (n < 2 * LEAST) return false;
    double variance = Math.max(0, all.square() / n - (all.sum() / n) * (all.sum() / n));
    double logs = Math.log(2 * Math.log(n) / delta);
    var old = new Bucket(0, 0, 0);
    for (var bucket : buckets) {
      old = old.and(bucket);
      double before = old.rows();
      double after = n - before;
      if (before < LEAST || after < LEAST) continue;
      double harmonic = 1 / before + 1 / after;
      double allowed = Math.sqrt(2 * harmonic * variance * logs) + 2 * harmonic * logs / 3;
      double apart = Math.abs(old.sum() / before - (all.sum() - old.sum()) / after);
      if (apart > allowed) {
        buckets.removeFirst();
        return true;
      }
    }
    return false;
  }
}
