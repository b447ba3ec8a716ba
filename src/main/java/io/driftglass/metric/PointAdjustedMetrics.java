package io.driftglass.metric;

/// Row by row after every labelled stretch with one alarmed row was taken as alarmed throughout (Xu
/// et al. 2018, WWW). Not for ranking: random alarms reach .85 on server data by it (Kim et al.
/// 2022, AAAI), because a long stretch is found by luck.
///
/// @param f1 n is the number of rows
public record PointAdjustedMetrics(Measure f1) {
  public static final String NOT_FOR_RANKING =
      "one alarmed row counts for its whole stretch, so random alarms score high";

  /// @param truth one a row
  /// @param alarms one a row
  public static PointAdjustedMetrics of(boolean[] truth, boolean[] alarms) {
    Segments.requireSameRows(truth.length, alarms.length);
    var adjusted = alarms.clone();
    for (var stretch : Segments.of(truth)) {
      boolean hit = false;
      for (int row = stretch.from(); row < stretch.until(); row++) hit |= alarms[row];
      for (int row = stretch.from(); hit && row < stretch.until(); row++) adjusted[row] = true;
    }
    return new PointAdjustedMetrics(PointMetrics.of(truth, adjusted).f1());
  }
}
