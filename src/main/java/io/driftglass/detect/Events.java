package io.driftglass.detect;

import io.driftglass.detect.threshold.Alarms;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes events of alarms: enters where a row is over its level, goes on while the score stays
/// above the leaving level, joins near ones, drops short ones and those that are no alarm, ranks by
/// peak.
public final class Events {
  private Events() {}

  /// @param reference scores of normal rows, from which the confidence is taken; 0 without any
  /// @return highest normalised peak first; equal ones in the order of time
  public static List<AnomalyEvent> of(
      Frame frame, Scores scores, Alarms alarms, Decision decision, double[] reference) {
    var confidence = Confidence.over(reference);
    // Once: it sorts the steps of all rows.
    long interval = frame.interval();
    var events =
        stretches(scores.total(), alarms, decision).stream()
            .map(stretch -> event(frame, interval, scores, alarms, confidence, stretch))
            .sorted(Comparator.comparingDouble(AnomalyEvent::peak).reversed())
            .toList();
    return decision.rules().kept(events, frame, scores);
  }

  /// Which rows the events of these scores would cover.
  public static boolean[] inside(double[] scores, Alarms alarms, Decision decision) {
    var inside = new boolean[scores.length];
    for (var stretch : stretches(scores, alarms, decision)) {
      for (int row = stretch.from(); row < stretch.until(); row++) inside[row] = true;
    }
    return inside;
  }

  /// Which rows lie inside an event.
  public static boolean[] rows(int rows, List<AnomalyEvent> events) {
    var inside = new boolean[rows];
    for (var event : events) {
      for (int row = event.fromRow(); row < event.untilRow(); row++) inside[row] = true;
    }
    return inside;
  }

  /// Rows `from` up to, not including, `until`.
  record Stretch(int from, int until) {}

  static List<Stretch> stretches(double[] scores, Alarms alarms, Decision decision) {
    var joined = new ArrayList<Stretch>();
    int from = -1;
    for (int row = 0; row <= scores.length; row++) {
      boolean inside =
          row < scores.length
              && (alarms.over()[row]
                  || (from >= 0 && scores[row] >= leaving(alarms.level()[row], decision)));
      if (inside && from < 0) from = row;
      if (inside || from < 0) continue;
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && from - last.until() <= decision.mergeGapRows()) {
        joined.set(joined.size() - 1, new Stretch(last.from(), row));
      } else {
        joined.add(new Stretch(from, row));
      }
      from = -1;
    }
    joined.removeIf(stretch -> stretch.until() - stretch.from() < decision.minimumRows());
    return joined;
  }

  /// A level below 0 is left where it is entered; one above 0 before 0, however small it is.
  static double leaving(double level, Decision decision) {
    return level > 0 ? Math.max(Double.MIN_VALUE, level * decision.leave()) : level;
  }

  private static AnomalyEvent event(
      Frame frame,
      long interval,
      Scores scores,
      Alarms alarms,
      Confidence confidence,
      Stretch stretch) {
    var total = scores.total();
    int peak = stretch.from();
    for (int row = stretch.from(); row < stretch.until(); row++) {
      if (!(total[row] <= total[peak])) peak = Double.isNaN(total[row]) ? peak : row;
    }
    double normalised = Calibration.normalised(total[peak], alarms.level()[peak]);
    return new AnomalyEvent(
        new Interval(frame.tick(stretch.from()), frame.tick(stretch.until() - 1) + interval),
        stretch.from(),
        stretch.until(),
        peak,
        total[peak],
        normalised,
        SeverityBands.USUAL.of(normalised),
        confidence.of(total[peak]),
        contributions(scores, stretch));
  }

  private static List<Contribution> contributions(Scores scores, Stretch stretch) {
    int channels = scores.channels().size();
    var parts = new double[channels];
    double whole = 0;
    for (int c = 0; c < channels; c++) {
      for (int row = stretch.from(); row < stretch.until(); row++) {
        double part = scores.byChannel()[c][row];
        if (part > 0) parts[c] += part;
      }
      whole += parts[c];
    }
    double sum = whole;
    return IntStream.range(0, channels)
        .mapToObj(
            c ->
                new Contribution(
                    scores.channels().get(c), sum > 0 ? parts[c] / sum : 1.0 / channels))
        .sorted(Comparator.comparingDouble(Contribution::share).reversed())
        .toList();
  }
}
