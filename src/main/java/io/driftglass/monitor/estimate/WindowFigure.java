package io.driftglass.monitor.estimate;

import java.time.Instant;
import java.util.OptionalDouble;

/// A metric on one stretch of rows that a model has not learnt from.
///
/// @param at when the stretch ended where its clock is a calendar, else when it was looked at
/// @param from and `until` stamps of its first and last row, as text
/// @param fromTick and `untilTick` the same as ticks, both in
/// @param realised empty where the truth is not known
/// @param estimate made without the truth
/// @param rows the realised figure rests on; those that were estimated where it is empty
public record WindowFigure(
    String metric,
    Instant at,
    String from,
    String until,
    long fromTick,
    long untilTick,
    OptionalDouble realised,
    Estimate estimate,
    long rows) {
  /// How a realised figure lies to the one that was estimated.
  public enum Agreement {
    AS_ESTIMATED,
    BETTER,
    WORSE,
    /// One of the two is not there.
    UNKNOWN
  }

  /// @param smallerIsBetter whether the metric is an error
  public Agreement agreement(boolean smallerIsBetter) {
    if (realised.isEmpty() || !estimate.given()) return Agreement.UNKNOWN;
    double value = realised.getAsDouble();
    if (estimate.holds(value)) return Agreement.AS_ESTIMATED;
    return value > estimate.value() == smallerIsBetter ? Agreement.WORSE : Agreement.BETTER;
  }
}
