package io.driftglass.metric;

import io.driftglass.metric.Segments.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How near alarms and labelled stretches lie to each other, beside what random alarms would reach
/// (Huet et al. 2022, KDD, by rows). Every labelled stretch is judged in its own zone, up to the
/// middle between it and the next. Random alarms get about .67: read it as .67 to 1.
///
/// @param precision how near the alarmed rows lie to their stretch
/// @param recall how near the labelled rows lie to an alarm
/// @param f1 harmonic mean of the two; n is the number of labelled stretches
public record AffiliationMetrics(Measure precision, Measure recall, Measure f1) {
  /// @param truth one a row
  /// @param alarms one a row
  public static AffiliationMetrics of(boolean[] truth, boolean[] alarms) {
    Segments.requireSameRows(truth.length, alarms.length);
    var labelled = Segments.of(truth);
    int[] alarmed = IntStream.range(0, alarms.length).filter(row -> alarms[row]).toArray();
    double near = 0;
    double found = 0;
    int judged = 0;
    for (int i = 0; i < labelled.size(); i++) {
      var zone = zone(labelled, i, truth.length);
      int[] inside =
          Arrays.stream(alarmed).filter(r -> zone.from() <= r && r < zone.until()).toArray();
      if (inside.length == 0) continue;
      judged++;
      near += precision(labelled.get(i), zone, inside);
      found += recall(labelled.get(i), zone, inside);
    }
    var precision = Ratios.of(near, judged, "no row was alarmed");
    var recall = Ratios.of(found, labelled.size(), "no row is labelled as an anomaly");
    return new AffiliationMetrics(precision, recall, Ratios.f1(precision, recall, labelled.size()));
  }

  private static Segment zone(List<Segment> labelled, int i, int rows) {
    return new Segment(
        i == 0 ? 0 : middle(labelled.get(i - 1), labelled.get(i)),
        i == labelled.size() - 1 ? rows : middle(labelled.get(i), labelled.get(i + 1)));
  }

  private static int middle(Segment a, Segment b) {
    return (a.until() + b.from()) / 2;
  }

  /// The mean over alarmed rows of the share of the zone that lies at least as far away.
  private static double precision(Segment stretch, Segment zone, int[] alarmed) {
    int longest = Math.max(stretch.from() - zone.from(), zone.until() - stretch.until());
    var nearer = new int[longest + 2];
    for (int row = zone.from(); row < zone.until(); row++) nearer[away(stretch, row) + 1]++;
    for (int d = 1; d < nearer.length; d++) nearer[d] += nearer[d - 1];
    double sum = 0;
    for (int row : alarmed) sum += 1 - (double) nearer[away(stretch, row)] / zone.rows();
    return sum / alarmed.length;
  }

  private static int away(Segment stretch, int row) {
    return Math.max(0, Math.max(stretch.from() - row, row - stretch.until() + 1));
  }

  /// The mean over labelled rows of the share of the zone that lies at least as far away as the
  /// nearest alarm.
  private static double recall(Segment stretch, Segment zone, int[] alarmed) {
    double sum = 0;
    for (int row = stretch.from(); row < stretch.until(); row++) {
      int at = Arrays.binarySearch(alarmed, row);
      if (at >= 0) {
        sum++;
        continue;
      }
      int after = -at - 1;
      int near = Integer.MAX_VALUE;
      if (after < alarmed.length) near = alarmed[after] - row;
      if (after > 0) near = Math.min(near, row - alarmed[after - 1]);
      int nearer =
          Math.min(row - zone.from(), near - 1) + Math.min(zone.until() - 1 - row, near - 1) + 1;
      sum += 1 - (double) nearer / zone.rows();
    }
    return sum / stretch.rows();
  }
}
