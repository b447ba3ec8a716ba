package io.driftglass.metric;

import io.driftglass.metric.Segments.Segment;
import java.util.List;

/// How much of each stretch was covered, and by how few pieces (Tatbul et al. 2018, NeurIPS; flat
/// bias, no reward for mere existence, reciprocal of the pieces).
///
/// @param precision mean over the events
/// @param recall mean over the labelled stretches
/// @param f1 harmonic mean of the two; n is the number of labelled stretches
public record RangeMetrics(Measure precision, Measure recall, Measure f1) {
  /// @param truth one a row
  /// @param alarms one a row; a stretch of them is an event
  public static RangeMetrics of(boolean[] truth, boolean[] alarms) {
    Segments.requireSameRows(truth.length, alarms.length);
    var labelled = Segments.of(truth);
    var events = Segments.of(alarms);
    var precision = Ratios.of(covered(events, labelled), events.size(), "there is no event");
    var recall =
        Ratios.of(covered(labelled, events), labelled.size(), "no row is labelled as an anomaly");
    return new RangeMetrics(precision, recall, Ratios.f1(precision, recall, labelled.size()));
  }

  private static double covered(List<Segment> stretches, List<Segment> others) {
    double sum = 0;
    for (var stretch : stretches) {
      var pieces = others.stream().filter(stretch::overlaps).toList();
      double rows = 0;
      for (var piece : pieces) {
        rows += Math.min(stretch.until(), piece.until()) - Math.max(stretch.from(), piece.from());
      }
      if (!pieces.isEmpty()) sum += rows / stretch.rows() / pieces.size();
    }
    return sum;
  }
}
