package io.driftglass.metric;

/// Row by row: which alarmed rows were labelled, and which labelled rows were alarmed.
///
/// @param precision of the alarmed rows
/// @param recall of the labelled rows
/// @param f1 harmonic mean of the two; n is the number of rows
public record PointMetrics(Measure precision, Measure recall, Measure f1) {
  /// @param truth one a row
  /// @param alarms one a row
  public static PointMetrics of(boolean[] truth, boolean[] alarms) {
    Segments.requireSameRows(truth.length, alarms.length);
    long hits = 0;
    long alarmed = 0;
    long labelled = 0;
    for (int row = 0; row < truth.length; row++) {
      if (truth[row]) labelled++;
      if (alarms[row]) alarmed++;
      if (truth[row] && alarms[row]) hits++;
    }
    var precision = Ratios.of((double) hits, alarmed, "no row was alarmed");
    var recall = Ratios.of((double) hits, labelled, "no row is labelled as an anomaly");
    return new PointMetrics(precision, recall, Ratios.f1(precision, recall, truth.length));
  }
}
