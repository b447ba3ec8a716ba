package io.driftglass.detect;

import io.driftglass.series.Interval;
import java.util.List;

/// One stretch of rows found strange, in rows and ticks of the scored frame (no window offset).
///
/// @param interval from the first strange row until one sampling interval after the last
/// @param fromRow first row inside
/// @param untilRow first row no longer inside
/// @param peakRow the row of the highest score
/// @param peakScore its raw score
/// @param peak the same on the 0..1 scale of [Calibration]
/// @param confidence 1 - the chance of such a peak on normal data, 0 up to, not including, 1
/// @param contributions the channels, largest share first
public record AnomalyEvent(
    Interval interval,
    int fromRow,
    int untilRow,
    int peakRow,
    double peakScore,
    double peak,
    Severity severity,
    double confidence,
    List<Contribution> contributions) {
  public AnomalyEvent {
    contributions = List.copyOf(contributions);
  }

  /// The same with another severity.
  AnomalyEvent graded(Severity other) {
    return new AnomalyEvent(
        interval, fromRow, untilRow, peakRow, peakScore, peak, other, confidence, contributions);
  }

  public String topChannel() {
    return contributions.isEmpty() ? "" : contributions.getFirst().channel();
  }
}
