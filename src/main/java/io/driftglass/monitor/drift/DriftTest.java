package io.driftglass.monitor.drift;

import io.driftglass.metric.Measure;
import java.util.function.BiFunction;

/// One way to say how far a channel's current rows are from its reference.
///
/// @param id as in files and tables; never changes
/// @param title as on screen
/// @param meaning what the number says, with its range or unit
/// @param paper authors and year; empty for plain counts
public record DriftTest(
    String id,
    String title,
    String meaning,
    String paper,
    Needs needs,
    BiFunction<Side, Side, Measure> measure) {
  /// What the values must be for a test to have a meaning.
  public enum Needs {
    ANY,
    ORDERED,
    FINITE
  }

  /// Never NaN, never an exception: a number or the reason there is none.
  ///
  /// @param reference and `current` of the same channel
  public Measure apply(Side reference, Side current) {
    if (reference.measured() == 0) return Measure.because("the reference holds no value");
    if (current.measured() == 0) return Measure.because("the current rows hold no value");
    if (needs != Needs.ANY && !reference.ordered()) {
      return Measure.because("categories have no order");
    }
    if (needs == Needs.FINITE && (reference.hasInfinite() || current.hasInfinite())) {
      return Measure.because("a value is infinite");
    }
    return measure.apply(reference, current);
  }
}
