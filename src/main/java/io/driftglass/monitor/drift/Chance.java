package io.driftglass.monitor.drift;

import io.driftglass.job.Progress;
import io.driftglass.metric.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How often unchanged rows would look so different.
///
/// @param distribution p value of the values, NaN where it is not known
/// @param missing p value of the missing share, NaN where it is not known
/// @param because why it is not known, empty where it is
record Chance(double distribution, double missing, String because) {
  static Chance of(DriftCheck.Pair pair, int draws, long seed, Progress progress) {
    int reference = pair.reference().rows().length;
    int current = pair.current().rows().length;
    int least = BlockBootstrap.LEAST_ROWS;
    if (Math.min(reference, current) < least) {
      return unknown(
          "a verdict needs %d rows on each side, the reference has %d and the current rows are %d"
              .formatted(least, reference, current));
    }
    var p = new BlockBootstrap(pair.reference(), pair.current()).pValues(draws, seed, progress);
    boolean values = Math.min(pair.reference().measured(), pair.current().measured()) >= least;
    return new Chance(values ? p.distribution() : Double.NaN, p.missing(), "");
  }

  private static Chance unknown(String because) {
    return new Chance(Double.NaN, Double.NaN, because);
  }

  boolean known() {
    return because.isEmpty();
  }

  Measure reported() {
    if (!known()) return Measure.because(because);
    return Double.isNaN(distribution)
        ? Measure.because("too few rows hold a value")
        : Measure.of(distribution, 1);
  }

  /// Holm's step-down adjustment over all channels: no unchanged channel is called moved more often
  /// than the level, however many there are.
  static List<Chance> adjusted(List<Chance> chances) {
    var distribution = holm(chances.stream().mapToDouble(Chance::distribution).toArray());
    var missing = holm(chances.stream().mapToDouble(Chance::missing).toArray());
    return IntStream.range(0, chances.size())
        .mapToObj(at -> new Chance(distribution[at], missing[at], chances.get(at).because()))
        .toList();
  }

  private static double[] holm(double[] p) {
    var order =
        IntStream.range(0, p.length)
            .filter(at -> !Double.isNaN(p[at]))
            .boxed()
            .sorted(Comparator.comparingDouble(at -> p[at]))
            .toList();
    var adjusted = p.clone();
    double largest = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int at = order.get(rank);
      largest = Math.max(largest, Math.min(1, p[at] * (order.size() - rank)));
      adjusted[at] = largest;
    }
    return adjusted;
  }
}
