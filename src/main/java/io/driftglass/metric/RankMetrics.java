package io.driftglass.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How well scores put labelled rows before the others, whatever the threshold.
///
/// @param aucPr average precision
/// @param aucRoc chance that a labelled row scores higher than another
/// @param bestF1 the highest F1 any threshold reaches; chosen by the labels, so for information
///   only
public record RankMetrics(Measure aucPr, Measure aucRoc, Measure bestF1) {
  /// @param truth one a row
  /// @param scores one a row, high is strange; a missing score is taken as the lowest
  public static RankMetrics of(boolean[] truth, double[] scores) {
    Segments.requireSameRows(truth.length, scores.length);
    var reason = notComputable(truth, scores);
    if (!reason.isEmpty()) {
      var none = Measure.because(reason);
      return new RankMetrics(none, none, none);
    }
    return of(truth, filled(scores), highestFirst(filled(scores)));
  }

  private static RankMetrics of(boolean[] truth, double[] scores, int[] order) {
    int rows = order.length;
    long labelled = IntStream.of(order).filter(row -> truth[row]).count();
    double precision = 0;
    double above = 0;
    double best = 0;
    long hits = 0;
    long before = 0;
    for (int i = 0; i < rows; i++) {
      if (truth[order[i]]) hits++;
      if (i + 1 < rows && scores[order[i + 1]] == scores[order[i]]) continue;
      int taken = i + 1;
      long others = taken - hits;
      precision += (double) (hits - before) / labelled * hits / taken;
      above += (hits - before) * (rows - labelled - others);
      best = Math.max(best, 2.0 * hits / (taken + labelled));
      before = hits;
    }
    double ties = ties(truth, scores, order);
    return new RankMetrics(
        Measure.of(precision, rows),
        Measure.of((above + ties / 2) / ((double) labelled * (rows - labelled)), rows),
        Measure.of(best, rows));
  }

  /// Pairs of a labelled and another row with equal scores.
  private static double ties(boolean[] truth, double[] scores, int[] order) {
    double ties = 0;
    long labelled = 0;
    long others = 0;
    for (int i = 0; i < order.length; i++) {
      if (truth[order[i]]) labelled++;
      else others++;
      if (i + 1 < order.length && scores[order[i + 1]] == scores[order[i]]) continue;
      ties += (double) labelled * others;
      labelled = 0;
      others = 0;
    }
    return ties;
  }

  /// Why scores cannot be ranked against labels; empty where they can.
  static String notComputable(boolean[] truth, double[] scores) {
    int labelled = (int) IntStream.range(0, truth.length).filter(row -> truth[row]).count();
    if (truth.length == 0) return "there are no rows";
    if (labelled == 0) return "no row is labelled as an anomaly";
    if (labelled == truth.length) return "every row is labelled as an anomaly";
    if (Arrays.stream(scores).allMatch(Double::isNaN)) return "no row has a score";
    return "";
  }

  static double[] filled(double[] scores) {
    double lowest = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).min().orElse(0);
    return Arrays.stream(scores).map(s -> Double.isNaN(s) ? lowest : s).toArray();
  }

  private static int[] highestFirst(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
        .mapToInt(row -> row)
        .toArray();
  }
}
