package io.driftglass.monitor.concept;

/// A change that was noticed.
///
/// @param row at which it was noticed
/// @param since the row from which the stream seems to have been different
/// @param before mean of the stream since the last alarm, up to `since`
/// @param after mean from `since` to `row`
public record ConceptAlarm(int row, int since, double before, double after) {}
