package io.driftglass.monitor.concept;

import java.util.OptionalInt;

/// Watches a stream of errors, residuals or scores, one value at a time, for a lasting change.
///
/// It learns what is usual from the rows it was given first; after an alarm it begins anew, so that
/// the new level is not told again. Not safe to use from several threads.
public interface ConceptMonitor {
  /// @param value finite
  /// @return how many rows, this one included, the stream has been different for; empty where it
  ///   has not changed
  OptionalInt next(double value);
}
