package io.driftglass.detect.threshold;

/// What a threshold says of every row. The arrays are handed out without a copy.
///
/// @param level the raw score a row must reach, one a row; finite
/// @param over whether it belongs to an event (a threshold may prune rows that reach the level, and
///   the dynamic one takes in neighbours)
@SuppressWarnings("ArrayRecordComponent")
public record Alarms(double[] level, boolean[] over) {}
