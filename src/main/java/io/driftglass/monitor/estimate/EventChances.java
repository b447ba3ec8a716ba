package io.driftglass.monitor.estimate;

import io.driftglass.metric.Segments;
import io.driftglass.metric.Segments.Segment;
import java.util.Arrays;
import java.util.Optional;

/// Labelled rows seen event by event: what estimates of event precision, recall and F1 are learnt
/// from. An alarm is a stretch of alarmed rows; it is right with the chance that alarms of its peak
/// score were, and a row without an alarm is the peak of a missed anomaly with the chance that its
/// score was. Both chances never fall with the score ([Isotonic]).
final class EventChances {
  /// Alarms that are needed to learn from.
  static final int LEAST_ALARMS = 5;

  private final double[] scores;
  private final int[] order;
  private final boolean[] missedPeak;
  private final boolean[] alarms;
  private final int[] peakRow;
  private final double[] peak;
  private final int[] peakOrder;
  private final boolean[] right;
  private final int[] found;

  /// @param scores of labelled rows, finite
  /// @param order of [Isotonic#order]
  EventChances(double[] scores, int[] order, boolean[] truth, boolean[] alarms) {
    this.scores = scores;
    this.order = order;
    this.alarms = alarms;
    this.missedPeak = new boolean[scores.length];
    var events = Segments.of(alarms);
    this.peakRow = events.stream().mapToInt(event -> peak(scores, event)).toArray();
    this.peak = Arrays.stream(peakRow).mapToDouble(row -> scores[row]).toArray();
    this.peakOrder = Isotonic.order(peak);
    this.right = new boolean[peak.length];
    this.found = new int[peak.length];
    for (var anomaly : Segments.of(truth)) {
      boolean first = true;
      for (int at = 0; at < events.size(); at++) {
        if (!anomaly.overlaps(events.get(at))) continue;
        right[at] = true;
        if (first) found[at]++;
        first = false;
      }
      if (first) missedPeak[peak(scores, anomaly)] = true;
    }
  }

  int alarmCount() {
    return peak.length;
  }

  /// @param rightAt of an alarm's peak score
  /// @param missedAt of the score of a row without an alarm
  /// @param foundPerRight anomalies that a right alarm finds
  record Learnt(Isotonic rightAt, Isotonic missedAt, double foundPerRight) {
    /// Precision, recall and F1 of the alarms among rows whose truth is not known, each NaN where
    /// it has no denominator.
    double[] expected(double[] current, boolean[] alarmed) {
      double hits = 0;
      var events = Segments.of(alarmed);
      int said = 0;
      for (var event : events) {
        double highest = current[peak(current, event)];
        if (!Double.isFinite(highest)) continue;
        hits += rightAt.at(highest);
        said++;
      }
      double missed = 0;
      for (int row = 0; row < current.length; row++) {
        if (!alarmed[row] && Double.isFinite(current[row])) missed += missedAt.at(current[row]);
      }
      double precision = hits / said;
      double recall = foundPerRight * hits / (foundPerRight * hits + missed);
      return new double[] {precision, recall, 2 * precision * recall / (precision + recall)};
    }
  }

  /// @param times how often each row counts
  /// @return empty where no alarm or no row without one counts
  Optional<Learnt> learnt(int[] times) {
    int[] alarmTimes = Arrays.stream(peakRow).map(row -> times[row]).toArray();
    var quiet = new int[times.length];
    long quietRows = 0;
    for (int row = 0; row < times.length; row++) {
      quiet[row] = alarms[row] ? 0 : times[row];
      quietRows += quiet[row];
    }
    long rightAlarms = 0;
    long anomalies = 0;
    for (int at = 0; at < peak.length; at++) {
      if (right[at]) rightAlarms += alarmTimes[at];
      anomalies += (long) found[at] * alarmTimes[at];
    }
    if (quietRows == 0 || Arrays.stream(alarmTimes).sum() == 0) return Optional.empty();
    return Optional.of(
        new Learnt(
            Isotonic.of(peak, right, peakOrder, alarmTimes),
            Isotonic.of(scores, missedPeak, order, quiet),
            rightAlarms == 0 ? 1 : (double) anomalies / rightAlarms));
  }

  /// The row of the highest score; the first where none is finite.
  private static int peak(double[] scores, Segment stretch) {
    int highest = stretch.from();
    for (int row = stretch.from(); row < stretch.until(); row++) {
      if (!Double.isFinite(scores[row])) continue;
      if (!Double.isFinite(scores[highest]) || scores[row] > scores[highest]) highest = row;
    }
    return highest;
  }
}
