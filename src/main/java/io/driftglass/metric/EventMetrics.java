package io.driftglass.metric;

/// Event by event, as Hundman et al. 2018 count: an event is right, and a labelled stretch is
/// found, where the two share a row. A single event over everything would be perfect, so these
/// figures count only beside those of [PointMetrics].
///
/// @param precision of the events
/// @param recall of the labelled stretches
/// @param f1 harmonic mean of the two; n is the number of labelled stretches
/// @param found labelled stretches that share a row with an event
/// @param missed labelled stretches that do not
/// @param falseAlarms events that share no row with a label
public record EventMetrics(
    Measure precision, Measure recall, Measure f1, int found, int missed, int falseAlarms) {
  /// @param truth one a row
  /// @param alarms one a row; a stretch of them is an event
  public static EventMetrics of(boolean[] truth, boolean[] alarms) {
    Segments.requireSameRows(truth.length, alarms.length);
    var labelled = Segments.of(truth);
    var events = Segments.of(alarms);
    int found = (int) labelled.stream().filter(stretch -> stretch.meets(events)).count();
    int right = (int) events.stream().filter(event -> event.meets(labelled)).count();
    var precision = Ratios.of(right, events.size(), "there is no event");
    var recall = Ratios.of(found, labelled.size(), "no row is labelled as an anomaly");
    return new EventMetrics(
        precision,
        recall,
        Ratios.f1(precision, recall, labelled.size()),
        found,
        labelled.size() - found,
        events.size() - right);
  }
}
